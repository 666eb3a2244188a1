import { describe, expect, test } from 'vitest'
import { cutEnd } from '../../../src/main/operations/smells/texts/cutEnd.ts'
import { echo } from '../../../src/main/operations/smells/texts/echo.ts'
import { otherLanguage } from '../../../src/main/operations/smells/texts/otherLanguage.ts'
import { placeholder } from '../../../src/main/operations/smells/texts/placeholder.ts'
import { refusal } from '../../../src/main/operations/smells/texts/refusal.ts'
import { sameText } from '../../../src/main/operations/smells/texts/sameText.ts'
import { shortText } from '../../../src/main/operations/smells/texts/shortText.ts'
import type { Smell } from '../../../src/main/operations/smells/smell.ts'
import { row, rows, smelled, text } from '../../helpers/smelled.ts'

const texts = { fields: [text] }
const good = (index: number) => `Thank you for order ${index}. We look into it and write to you by tomorrow.`
const healthy = rows(97, (index) => row({ reply: good(index) }, { asks: `Where is my order ${index}?` }))

/** Three rows of a hundred are like this. */
const withThree = (smell: Smell, reply: string, asks = 'Where is my order?') =>
  smelled(smell, [...healthy, ...rows(3, () => row({ reply }, { asks }))], texts).found

test.for([refusal, placeholder, otherLanguage, echo, cutEnd, shortText, sameText])(
  '$name finds nothing in replies of an ordinary desk',
  (smell) => {
    expect(smelled(smell, healthy, texts)).toMatchObject({ found: [] })
    expect(smelled(smell, healthy, { fields: [] }).looked).toBeNull()
  },
)

describe('a refusal that passed as an answer', () => {
  test.for([
    "I'm sorry, but I can't assist with that request.",
    'As an AI language model, I do not have access to your account.',
    'I am unable to help with this request.',
    'I cannot help with that.',
    'Als KI kann ich Ihre Bestellung nicht einsehen.',
    "En tant qu'IA, je ne peux pas répondre.",
    'Como modelo de lenguaje no puedo ayudarle.',
  ])('is found: %s', (reply) => {
    expect(withThree(refusal, reply)).toMatchObject([{ severity: 'look', picked: [97, 98, 99], of: 'reply' }])
  })

  test.for([
    "I'm sorry, I can't find an order with this number. Could you check it?",
    'We cannot refund this order, as it was used.',
    'I cannot change the address any more, but the courier can.',
    'Our AI team will look at your model tomorrow.',
  ])('is not what a support desk says: %s', (reply) => {
    expect(withThree(refusal, reply)).toEqual([])
  })

  test('is not what the row itself says', () => {
    const asks = 'Your bot wrote: As an AI, I do not know.'
    expect(withThree(refusal, 'You saw “As an AI, I do not know”. We look into it.', asks)).toEqual([])
  })

  test('of one row is enough, and of many is serious', () => {
    const one = row({ reply: 'As an AI, I cannot do that.' })
    expect(smelled(refusal, [...healthy, one], texts).found).toMatchObject([
      {
        severity: 'look',
        said: expect.stringMatching(/^1 of 98 rows \(1%\) has the words of a refusal as reply/),
      },
    ])
    expect(smelled(refusal, [one, one], texts).found).toMatchObject([{ severity: 'serious' }])
  })
})

test.for([
  'Dear [Customer Name], thank you for writing.',
  'Your order {{order_id}} is on its way.',
  'Yours, <your name>',
  'On [date] we sent it.',
])('a gap that was left to fill is found: %s', (reply) => {
  expect(withThree(placeholder, reply)).toMatchObject([{ picked: [97, 98, 99] }])
  expect(withThree(placeholder, reply, `It shows "${reply}"`)).toEqual([])
})

test.for([
  'Press [Enter] and then [Save].',
  'Add <b>bold</b> text.',
  'See [1] for the terms.',
  'Read our [order page](https://a.example).',
])('brackets with a meaning are no gap: %s', (reply) => {
  expect(withThree(placeholder, reply)).toEqual([])
})

describe('a text in another language than its row', () => {
  const german = 'Ich habe meine Rechnung nicht bekommen und bitte um eine neue für den letzten Monat.'

  test('is found where both are beyond doubt', () => {
    expect(
      withThree(
        otherLanguage,
        'Thank you for your message. We will send you the invoice for this month.',
        german,
      ),
    ).toMatchObject([
      { picked: [97, 98, 99], said: expect.stringContaining('another language than the row itself') },
    ])
    expect(withThree(otherLanguage, 'ご連絡ありがとうございます。確認いたします。', german)).toMatchObject([
      { picked: [97, 98, 99] },
    ])
  })

  test('says how many rows there were whose language could be told', () => {
    const reply = 'Thank you for your message. We will send you the invoice for this month.'
    const untold = rows(300, () => row({ reply: 'OK: invoice 4711, PDF.' }, { asks: german }))
    const others = rows(40, () => row({ reply }, { asks: german }))
    expect(smelled(otherLanguage, [...healthy, ...untold, ...others], texts).found).toMatchObject([
      {
        said: '40 of 40 rows whose language can be told (100%) have a reply in another language than the row itself.',
      },
    ])
  })

  test('is not one in its own language, nor one that cannot be told', () => {
    expect(
      withThree(
        otherLanguage,
        'Vielen Dank für Ihre Nachricht. Wir senden Ihnen die Rechnung noch heute.',
        german,
      ),
    ).toEqual([])
    expect(withThree(otherLanguage, 'OK: invoice 4711, PDF.', german)).toEqual([])
    expect(
      withThree(
        otherLanguage,
        'Thank you for your message. We will send it to you.',
        'RE FW printer HP 4200',
      ),
    ).toEqual([])
  })
})

describe('a text that repeats its row', () => {
  const asks = 'The app crashes whenever I open the settings on my new phone.'

  test('is found, whatever its case and marks', () => {
    expect(withThree(echo, `"${asks.toUpperCase()}"`, asks)).toMatchObject([{ picked: [97, 98, 99] }])
    expect(withThree(echo, `Ticket: ${asks}`, asks)).toMatchObject([{ picked: [97, 98, 99] }])
  })

  test('is not one that quotes a little, nor a field that is meant to quote', () => {
    const reply = `Thank you for writing about “${asks}”. Please install the update of today, and tell us whether it goes on.`
    expect(withThree(echo, reply, asks)).toEqual([])
    expect(
      smelled(
        echo,
        rows(100, () => row({ reply: asks }, { asks })),
        texts,
      ).found,
    ).toEqual([])
  })
})

describe('a text that stops in the middle of a sentence', () => {
  test.for([
    'Thank you for your message. We are looking into the matter and will',
    'We have refunded the order, the money comes in three to five',
  ])('is found: %s', (reply) => {
    expect(withThree(cutEnd, reply)).toMatchObject([{ picked: [97, 98, 99] }])
  })

  test.for([
    'Thank you for your message, we look into it.\n\nKind regards\nThe support team',
    'Thank you for your message. Best regards from the whole support team at Acme',
    'Please read the page on refunds first: https://example.com/refunds/how',
    'Billing question',
    'ご連絡ありがとうございます。確認いたします。',
  ])('is not: %s', (reply) => {
    expect(withThree(cutEnd, reply)).toEqual([])
  })

  test('is not looked for in a field that is no prose', () => {
    const titles = rows(50, (index) =>
      row({ reply: `Customer asks where the parcel of order number ${index} x is` }),
    )
    expect(smelled(cutEnd, titles, texts).found).toEqual([])
  })
})

describe('nothing, or one word, as a text', () => {
  test.for(['', 'N/A', '-', 'Okay'])('is found among sentences: "%s"', (reply) => {
    expect(withThree(shortText, reply)).toMatchObject([{ picked: [97, 98, 99], severity: 'look' }])
  })

  test('is not one word where one word is usual, but nothing still is', () => {
    const words = rows(50, (index) => row({ reply: index === 7 ? 'none' : 'Berlin' }))
    expect(smelled(shortText, words, texts).found).toMatchObject([
      { picked: [7], said: '1 of 50 rows (2%) has nothing as reply.' },
    ])
  })

  test('is not a field that is left out', () => {
    expect(smelled(shortText, [...healthy, row({ reply: null }), row({})], texts).found).toEqual([])
  })
})

describe('the same text for rows that ask different things', () => {
  const same = 'Thank you for contacting us, we will get back to you.'

  test('is found from the fiftieth part on, and its rows are picked', () => {
    const many = rows(10, () => row({ reply: same }))
    expect(smelled(sameText, [...healthy, ...many], texts).found).toMatchObject([
      {
        severity: 'look',
        said: '10 of 107 rows that ask different things (9.3%) have the same text as reply.',
        picked: Array.from({ length: 10 }, (_, index) => 97 + index),
      },
    ])
    const most = rows(200, () => row({ reply: same }))
    expect(smelled(sameText, [...healthy, ...most], texts).found).toMatchObject([{ severity: 'serious' }])
  })

  test('is found in a long table, however many other texts there are', () => {
    const long = rows(20_000, (index) => row({ reply: index % 30 === 0 ? same : good(index) }))
    expect(smelled(sameText, long, texts).found).toMatchObject([{ count: 667 }])
  })

  test('is not an answer to the same question, nor a label', () => {
    const again = rows(50, () => row({ reply: same }, { isRepeat: true }))
    const labels = rows(50, () => row({ reply: 'Berlin, Germany' }))
    expect(smelled(sameText, [...healthy, ...again, ...labels], texts).found).toEqual([])
  })
})
