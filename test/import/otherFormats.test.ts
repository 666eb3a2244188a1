import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { read } from '../helpers/read.ts'

describe('JSON Lines', () => {
  test('are told by their content; columns are the keys, values keep their types', async () => {
    const { columns, rows, table } = await read(
      '{"id":1,"text":"a"}\n\n{"text":"b","urgent":true,"id":null}\r\n',
    )
    expect(table.format.format).toBe('jsonl')
    expect(columns).toEqual(['id', 'text', 'urgent'])
    expect(rows).toEqual([
      [1, 'a', null],
      [null, 'b', true],
    ])
  })

  test('numbers that JavaScript would change stay as they are written', async () => {
    const { rows } = await read('{"id":12345678901234567890,"price":1.10,"small":1e-7,"text":"x"}\n')
    expect(rows).toEqual([['12345678901234567890', 1.1, 1e-7, 'x']])
  })

  test('a key called __proto__ is a key', async () => {
    expect(await read('{"__proto__":"x","a":"y"}\n')).toMatchObject({
      columns: ['__proto__', 'a'],
      rows: [['x', 'y']],
    })
  })

  test('lines that are no objects are rejected, the others go on', async () => {
    const { rows, rejects } = await read('{"a":1}\n{"a":\n[1]\n"x"\n{"a":2}\n')
    expect(rows).toEqual([[1], [2]])
    expect(rejects.map(({ row, line }) => [row, line])).toEqual([
      [2, 2],
      [3, 3],
      [4, 4],
    ])
  })

  test('a key that comes up after the first thousand rows is refused by name', async () => {
    const lines = Array.from({ length: 1_001 }, (_, at) => JSON.stringify({ a: at }))
    const { rows, rejects } = await read(`${lines.join('\n')}\n{"a":1,"late":2}\n`)
    expect(rows).toHaveLength(1_001)
    expect(rejects[0]!.reason).toContain('"late"')
  })

  test('one JSON array is refused with what to do', async () => {
    await expect(read('[{"a":1},{"a":2}]')).rejects.toThrow('Save it as JSON Lines')
  })
})

describe('a workbook', () => {
  test('has no header where its first row is said to be data', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Tickets',
          rows: [
            [1, 'Help'],
            [2, 'Refund'],
          ],
        },
      ],
    })
    const { columns, rows } = await read(bytes, { firstRow: 'data' })
    expect([columns, rows]).toEqual([
      ['column_1', 'column_2'],
      [
        [1, 'Help'],
        [2, 'Refund'],
      ],
    ])
  })

  test('is read from its first sheet: numbers, dates, booleans, texts', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Tickets',
          rows: [
            ['id', 'text', 'when', 'paid', 'x'],
            [1, 'Hello', new Date('2026-11-24'), true],
            [],
            [2.5, 'a\nb'],
          ],
        },
        { name: 'Notes', rows: [['n'], ['other']] },
      ],
    })
    const { rows, table, places } = await read(bytes)
    expect(table.format).toEqual({ format: 'xlsx', encoding: null, delimiter: null, sheet: 'Tickets' })
    expect(rows).toEqual([
      [1, 'Hello', '2026-11-24', true, null],
      [2.5, 'a\nb', null, null, null],
    ])
    expect(places.map(({ row }) => row)).toEqual([1, 2])
    expect(table.notes.join()).toContain('Notes')
    expect((await read(bytes, { sheet: 'Notes' })).rows).toEqual([['other']])
    await expect(read(bytes, { sheet: 'Missing' })).rejects.toThrow('It has: Tickets, Notes')
  })

  test('whose first sheet holds notes is read from the first that looks like a table, and says so', async () => {
    const notes = [
      ['Export of the support desk'],
      [],
      ['This workbook was made on Monday. Ask Ines about it.'],
      ['The tickets are in the second sheet.'],
    ]
    const tickets = [
      ['id', 'message'],
      [1, 'Where is my card?'],
    ]
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Read me', rows: notes },
        { name: 'Tickets', rows: tickets },
        { name: 'Teams', rows: tickets },
      ],
    })
    const { table, rows } = await read(bytes)
    expect(table.format.sheet).toBe('Tickets')
    expect(rows).toEqual([[1, 'Where is my card?']])
    expect(table.notes[0]).toBe(
      'Only the sheet "Tickets" was read: "Read me" does not look like a table. Read another with --sheet: Read me, Teams.',
    )
    expect((await read(bytes, { sheet: 'Read me' })).table.format.sheet).toBe('Read me')
  })

  test('whose first sheet is a list of one column is read from that', async () => {
    const list = [['message'], ['Where is my card?'], ['The app crashes when I open the calendar.']]
    const pairs = [
      ['code', 'team'],
      ['b', 'billing'],
    ]
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Messages', rows: list },
        { name: 'Codes', rows: pairs },
      ],
    })
    expect((await read(bytes)).table.format.sheet).toBe('Messages')
  })

  test('of nothing but notes is read from its first sheet', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'One', rows: [['A title of this page'], [], ['a']] },
        { name: 'Two', rows: [['A title of this page'], [], ['b']] },
      ],
    })
    expect((await read(bytes)).table.format.sheet).toBe('One')
  })

  test('that is damaged is refused with a sentence', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'T', rows: [['a'], [1]] }] })
    bytes.fill(0, 60, 200)
    await expect(read(bytes)).rejects.toThrow('cannot be read')
  })
})

describe('what is not a table', () => {
  test.for([
    ['a PNG image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a PDF document', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1')],
    ['an HTML page', Buffer.from('\n<!DOCTYPE html>\n<html><body>Sign in</body></html>')],
    ['an XML document', Buffer.from('<?xml version="1.0"?><rows/>')],
    ['a gzip archive', gzipSync('a,b\n1,2\n')],
    ['a zip archive', Buffer.from('504b0304140000000000000000000000000000000000000000000a000000', 'hex')],
    ['an SQLite database', Buffer.from('SQLite format 3\u0000\u0010\u0000')],
    ['an old Office file', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex')],
    ['a binary file', Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 7) % 19))],
  ] as const)('%s is refused by what it is', async ([name, bytes]) => {
    await expect(read(bytes)).rejects.toThrow(`is ${name}`)
  })
})
