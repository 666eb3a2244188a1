import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../helpers/read.ts'

describe('a delimited file', () => {
  test('keeps what stands between quotes: delimiters, line ends, doubled quotes, spaces', async () => {
    const { rows } = await read('a,b\n"x, y","line 1\r\nline 2"\n"say ""hi""",  spaced  \n')
    expect(rows).toEqual([
      ['x, y', 'line 1\r\nline 2'],
      ['say "hi"', '  spaced  '],
    ])
  })

  test.for([
    ['comma', ',', 'a,b,c\n1,2,3\n4,5,6\n'],
    ['semicolon', ';', 'a;b;c\n1,5;2,5;3\n4;5;6\n'],
    ['tab', '\t', 'a\tb\tc\n1\t2, or 3\t3\n'],
    ['pipe', '|', 'a|b|c\n1|2|3\n'],
    ['comma, with semicolons in quotes', ',', 'a,b,c\n"1;2;3;4","5;6;7;8",3\n'],
    ['semicolon, with commas in the text', ';', 'id;text;c\n1;Hello, dear, all;x\n2;Yes, no, well;y\n'],
  ] as const)('finds its delimiter: %s', async ([, delimiter, text]) => {
    const { table, columns } = await read(text)
    expect(table.format.delimiter).toBe(delimiter)
    expect(columns).toHaveLength(3)
  })

  test('takes the delimiter of a sep= line, and the one that is given', async () => {
    expect((await read('sep=;\na;b\n1;2\n')).rows).toEqual([['1', '2']])
    expect((await read('a^b\n1^2\n', { delimiter: '^' })).rows).toEqual([['1', '2']])
    expect((await read('a\tb,c\n1\t2,3\n', { delimiter: 'tab' })).rows).toEqual([['1', '2,3']])
    await expect(read('a,b\n1,2\n', { delimiter: '::' })).rejects.toThrow('takes one character')
  })

  test('says so where the delimiter that was named leaves one column, and another one makes several', async () => {
    const table = 'id;subject;body\n1;Hello;Where is it?\n2;Bye;No, thanks\n'
    const wrong = await read(table, { delimiter: '|' })
    expect(wrong.table.notes).toEqual([
      'With "|" as delimiter the table has a single column; with ";" it would have 3.',
    ])
    const single = await read('message\nHello; you\n', { delimiter: '|' })
    const right = await read(table, { delimiter: ';' })
    expect([single.table.notes, right.table.notes]).toEqual([[], []])
  })

  test('of one column is a table too, whatever its rows hold', async () => {
    const { columns, rows, table } = await read('message\nHello, how are you; fine\n"two\nlines"\n')
    expect([columns, table.format.delimiter]).toEqual([['message'], null])
    expect(rows).toEqual([['Hello, how are you; fine'], ['two\nlines']])
  })

  test('may mix line ends, end without one, and hold blank lines', async () => {
    const { rows, places } = await read('a,b\r\n1,2\n\n3,4\r5,6')
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
    expect(places.map(({ line }) => line)).toEqual([2, 4, 5])
  })

  test('rows are numbered from 1 and know the line they begin in', async () => {
    const { places } = await read('a,b\n"x\ny",1\nz,2\n')
    expect(places).toEqual([
      { row: 1, line: 2 },
      { row: 2, line: 4 },
    ])
  })

  test('rows that do not fit are rejected with their number and reason, the others go on', async () => {
    const { rows, rejects } = await read('a,b,c\n1,2\n1,2,3\n1,2,3,4\n5,6,7,,\n')
    expect(rows).toEqual([
      ['1', '2', '3'],
      ['5', '6', '7'],
    ])
    expect(rejects).toEqual([
      { row: 1, line: 2, reason: 'It has 2 cells, the header has 3.', raw: '1 | 2' },
      { row: 3, line: 4, reason: 'It has 4 cells, the header has 3.', raw: '1 | 2 | 3 | 4' },
    ])
  })

  test('a quote inside an unquoted cell is a character like any other', async () => {
    expect((await read('a,b\n5" disk,2\n"x"y,3\n')).rows).toEqual([
      ['5" disk', '2'],
      ['"x"y', '3'],
    ])
  })

  test('a quote that is never closed costs its own line only', async () => {
    const { rows, rejects } = await read('a,b\n1,2\n3,"open\n5,6\n7,8\n')
    expect(rows).toEqual([
      ['1', '2'],
      ['5', '6'],
      ['7', '8'],
    ])
    expect(rejects).toMatchObject([{ row: 2, line: 3, raw: '3,"open' }])
    expect(rejects[0]!.reason).toContain('never closed')
  })

  test('a quote that is never closed in a large file is found without reading it all into memory', async () => {
    const lines = Array.from(
      { length: 200_000 },
      (_, index) => `${index},this is a line of some fifty characters or so`,
    )
    const { rows, rejects } = await read(`a,b\n0,"open\n${lines.join('\n')}\n`)
    expect(rejects).toMatchObject([{ row: 1, line: 2 }])
    expect(rows).toHaveLength(200_000)
    expect(rows.at(-1)).toEqual(['199999', 'this is a line of some fifty characters or so'])
  })

  test('a cell of more than 1 MB or with a NUL is rejected', async () => {
    const { rows, rejects } = await read(
      `a,b\n1,${'x'.repeat(1_048_577)}\n2,${'x'.repeat(1_000_000)}\n3,a\u0000b\n`,
    )
    expect(rows).toHaveLength(1)
    expect(rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'The cell "b" is larger than 1 MB.'],
      [3, 'The cell "b" holds a NUL character.'],
    ])
    expect(rejects[0]!.raw.length).toBeLessThanOrEqual(2_000)
  })

  test('headers that are empty or come twice get names of their own, and it is said', async () => {
    const { columns, table } = await read('id,,id,column_2\n1,2,3,4\n')
    expect(columns).toEqual(['id', 'column_2_2', 'id_2', 'column_2'])
    expect(table.notes).toHaveLength(2)
  })

  test('headers that JavaScript knows are names like any other', async () => {
    const { columns, rows } = await read('__proto__,constructor,toString\n1,2,3\n')
    expect([columns, rows]).toEqual([['__proto__', 'constructor', 'toString'], [['1', '2', '3']]])
  })

  test.for([
    ['an empty file', '', 'is empty'],
    ['a blank file', ' \n\r\n', 'is empty'],
    ['a header without rows', 'a,b\n', 'has a header but no rows'],
    [
      '5,000 columns',
      `${Array.from({ length: 5_000 }, (_, at) => `c${at}`).join(',')}\n`,
      'takes up to 1,000',
    ],
    ['a quote open in the header', 'a,"b\n1,2\n', 'in its header a quote'],
  ] as const)('%s gets one clear sentence', async ([, text, sentence]) => {
    await expect(read(text)).rejects.toThrow(sentence)
  })

  test('whatever is written can be read again', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\u0000'))
    const tables = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      )
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const header = rows[0]!.map((_, index) => `column ${index}`)
        const text = [header, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')
        expect((await read(text)).rows).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  test('a file with any bytes changed is read, or refused with a sentence', async () => {
    const good = Buffer.from('id,body\n1,"a ""b"", c"\n2,"two\nlines"\n3,plain\n4,"Grüße"\n')
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        const bytes = Buffer.from(good)
        for (const [at, byte] of edits) bytes[at] = byte
        const outcome = await read(bytes).catch((error: Error) => error.name)
        expect(['UsageError', 'object']).toContain(typeof outcome === 'string' ? outcome : typeof outcome)
      }),
      { numRuns: 150 },
    )
  })
})

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
