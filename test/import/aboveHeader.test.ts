import { describe, expect, test } from 'vitest'
import { read } from '../helpers/read.ts'

describe('what stands above a header', () => {
  test.for([
    ['sep=;\nid;body\n1;a, b\n', 'LF'],
    ['SEP=;\r\nid;body\r\n1;a, b\r\n', 'upper case, CR LF'],
    ['"sep=;"\rid;body\r1;a, b\r', 'quoted, CR'],
  ] as const)('a sep= line names the delimiter, and counts as a line: %s', async ([text]) => {
    const { columns, rows, places } = await read(text)
    expect([columns, rows]).toEqual([['id', 'body'], [['1', 'a, b']]])
    expect(places).toEqual([{ row: 1, line: 3 }])
  })

  test('blank lines are skipped, also those with blanks in them', async () => {
    const { columns, rows, places } = await read('\n  \nid,body\n\t\n1,x\n   \n2,y\n  ')
    expect([columns, rows]).toEqual([
      ['id', 'body'],
      [
        ['1', 'x'],
        ['2', 'y'],
      ],
    ])
    expect(places.map(({ line }) => line)).toEqual([5, 7])
  })

  test('lines with # above a table are skipped, and it is said', async () => {
    const { columns, rows, places, table } = await read('# made on Monday, by us\n#\n\nid,body\n1,x\n2,# y\n')
    expect([columns, rows.length]).toEqual([['id', 'body'], 2])
    expect(places[0]).toEqual({ row: 1, line: 5 })
    expect(table.notes).toEqual(['2 lines with # above the header were skipped.'])
  })

  test.for([
    ['the header itself', '#id,body\n1,x\n2,y\n', ['#id', 'body']],
    ['the header of a single column', '#topics\ngood day\nbye, now\n', ['#topics']],
    ['the header under a comment', '# export\n#id,body\n1,x\n2,y\n', ['#id', 'body']],
  ] as const)('a line with # that is %s is kept', async ([, text, columns]) => {
    expect((await read(text)).columns).toEqual(columns)
  })

  test('a first row that is said to be data is a row, and the columns are named by their place', async () => {
    const { columns, rows, places, table } = await read('1,It fails\n2,Help me\n', { firstRow: 'data' })
    expect(columns).toEqual(['column_1', 'column_2'])
    expect(rows).toEqual([
      ['1', 'It fails'],
      ['2', 'Help me'],
    ])
    expect([places[0], table.notes]).toEqual([{ row: 1, line: 1 }, []])
  })

  test('a title is pointed out, the rows stay as they are', async () => {
    const { rows, table } = await read('Report of May\nid,subject,body\n1,a,b\n2,c,d\n')
    expect(rows).toHaveLength(3)
    expect(table.notes.join()).toContain('remove it from the file')
  })

  test('a single column of sentences gets no such hint', async () => {
    const { table } = await read('message\nHello, you, there\nBye\nNo, thanks\n')
    expect(table.notes).toEqual([])
  })
})
