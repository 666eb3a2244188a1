import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { read } from '../helpers/read.ts'

const text = 'id,text\n1,Grüße aus Köln – 5 €\n2,"naïve, café"\n'
const rows = [
  ['1', 'Grüße aus Köln – 5 €'],
  ['2', 'naïve, café'],
]

describe('the encoding of a file', () => {
  test.for([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', 'utf-8', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', 'utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 LE without a mark', 'utf-16le', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE with a mark', 'utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 BE without a mark', 'utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['Windows-1252', 'windows-1252', iconv.encode(text, 'windows-1252')],
  ] as const)('%s is recognised', async ([, name, bytes]) => {
    const file = await read(bytes)
    expect(file.table.format.encoding).toBe(name)
    expect(file.columns).toEqual(['id', 'text'])
    expect(file.rows).toEqual(rows)
  })

  test('Latin-1 is read by Windows-1252, which holds it', async () => {
    const file = await read(iconv.encode('id,text\n1,señor\n', 'iso-8859-1'))
    expect(file.rows).toEqual([['1', 'señor']])
    expect(file.table.notes.join()).toContain('--encoding')
  })

  test('one that is given wins', async () => {
    const file = await read(iconv.encode('id,text\n1,привет\n', 'koi8-r'), { encoding: 'KOI8-R' })
    expect(file.rows).toEqual([['1', 'привет']])
    await expect(read('a,b\n1,2\n', { encoding: 'klingon' })).rejects.toThrow('no encoding "klingon"')
  })

  test('one that is given and makes no rows of a file is said to be what to change', async () => {
    await expect(read(text, { encoding: 'utf-16le' })).rejects.toThrow(
      'has a header but no rows when it is read as utf-16le. Try another encoding with --encoding.',
    )
  })

  test('UTF-16 that is given takes its byte order from the mark', async () => {
    const file = await read(Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), { encoding: 'utf-16' })
    expect([file.table.format.encoding, file.rows]).toEqual(['utf-16be', rows])
  })

  test('Japanese in Shift_JIS is recognised by its many high bytes', async () => {
    const japanese = 'お支払いについて質問があります。ログインできません。返金をお願いします。'
    const file = await read(iconv.encode(`番号,本文\n1,${japanese}\n2,${japanese}\n`, 'shift_jis'))
    expect(file.rows[0]).toEqual(['1', japanese])
  })

  test('a few damaged bytes in a UTF-8 file cost their rows only', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `${at},Grüße`).join('\n')
    const bytes = Buffer.concat([
      Buffer.from(`id,text\n${many}\n40,bad `),
      Buffer.from([0xff]),
      Buffer.from('\n41,gut ü\n'),
    ])
    const file = await read(bytes)
    expect(file.table.format.encoding).toBe('utf-8')
    expect(file.rows).toHaveLength(41)
    expect(file.rejects).toMatchObject([
      { row: 41, reason: 'The cell "text" holds bytes that are not text in this encoding.' },
    ])
  })

  test('a character that is cut by the end of a block stays whole', async () => {
    const long = 'ü'.repeat(300_000)
    expect((await read(`id,text\n1,x${long}\n`)).rows[0]![1]).toBe(`x${long}`)
  })
})
