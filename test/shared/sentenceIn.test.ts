import { expect, test } from 'vitest'
import { figuresIn, plainFigures } from '../../src/shared/words/figures.ts'
import { sentenceIn } from '../../src/shared/words/sentenceIn.ts'

const german = (sentence: string) => sentenceIn(figuresIn('de-DE'), sentence).replaceAll('\u00a0', ' ')

test('amounts, shares, sizes and counts of a stored sentence are written as the operator writes them', () => {
  expect(german('8,155 rows (0.4%) cost more than 10 times the middle row ($0.0034): 12% of the bill.')).toBe(
    '8.155 rows (0,4 %) cost more than 10 times the middle row (0,0034 $): 12 % of the bill.',
  )
  expect(german('it takes about 1.5 MB, and the disk has 1,024.0 GB free.')).toBe(
    'it takes about 1,5 MB, and the disk has 1.024,0 GB free.',
  )
  expect(german('concurrency 16 -> 32, budget none -> $1,234.50, by ada')).toBe(
    'concurrency 16 -> 32, budget none -> 1.234,50 $, by ada',
  )
  expect(german('confidence is 0.9 or 0.95 in 1,200 of 1,210 rows (99%).')).toBe(
    'confidence is 0,9 or 0,95 in 1.200 of 1.210 rows (99 %).',
  )
})

test('what is quoted, names, addresses, dates, times and commands stay as they are', () => {
  for (const sentence of [
    'There is a view "over $1,000.00" already.',
    'Row 3 answered by hand: “1,5 is 1.5”, by ada',
    'claude-3.5-haiku, gpt-4.1, llama3.2:3b and Qwen2.5 answered.',
    'Nothing listens at http://127.0.0.1:8080/v1.5/messages.',
    'Prices of 2026-11-25, 14:05.',
    'q3.5.csv has 12 columns in row 007.',
    'Raise it with: millrace resume 3 --max-cost 1.50',
    'It has 1,0000 or 1,2,3 or 1.2.3.',
    'The limit is 50000 output tokens.',
  ])
    expect(german(sentence)).toBe(sentence)
})

test('in the style in which it is stored a sentence stays as it is', () => {
  const sentence = 'The budget of this batch, $5.00, has no room: 12,345 calls (0.4%), < $0.0001, 1.50 s.'
  expect(sentenceIn(plainFigures, sentence)).toBe(sentence)
})

test('small counts take the digits of the locale, too', () => {
  expect(sentenceIn(figuresIn('ar-EG'), '3 rows over 25 min').replaceAll(/[\u2066\u2069]/g, '')).toBe(
    '٣ rows over ٢٥ min',
  )
})
