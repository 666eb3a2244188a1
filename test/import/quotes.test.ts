import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { csvRecords } from '../../src/main/import/csv/csvRecords.ts'
import { read } from '../helpers/read.ts'

describe('quotes in a delimited file', () => {
  test.for([
    ['around a word', '"said "hello" to me"', 'said "hello" to me'],
    ['around words with a delimiter', '"said "yes, fine" to me"', 'said "yes, fine" to me'],
    ['for inches', '"a 5" disk"', 'a 5" disk'],
    ['in the second line', '"Hi,\nplease "check" it\nthanks"', 'Hi,\nplease "check" it\nthanks'],
  ] as const)('that nobody doubled stay in their cell: %s', async ([, written, cell]) => {
    expect((await read(`id,body\n1,${written}\n2,next\n`)).rows).toEqual([
      ['1', cell],
      ['2', 'next'],
    ])
  })

  test('around the first word only do not make a cell quoted', async () => {
    expect((await read('body,note\n"Great" product,"nice, really"\n"Bad" one,x\n')).rows).toEqual([
      ['"Great" product', 'nice, really'],
      ['"Bad" one', 'x'],
    ])
  })

  test('may have blanks between them and the delimiter', async () => {
    expect((await read('a,b,c\n"x, y" ,"z"\t,"w"  \n')).rows).toEqual([['x, y', 'z', 'w']])
    expect((await read('a\tb\n"x"\t"y" \n')).rows).toEqual([['x', 'y']])
  })

  test('opened and never closed cost one line, also when quoted cells follow', async () => {
    const { rows, rejects } = await read('id,body\n1,"open\n2,fine\n3,"quoted"\n4,"two\nlines"\n')
    expect(rows).toEqual([
      ['2', 'fine'],
      ['3', 'quoted'],
      ['4', 'two\nlines'],
    ])
    expect(rejects).toMatchObject([{ row: 1, line: 2, raw: '1,"open' }])
  })

  test('with nothing between them are an empty cell, not a blank line', async () => {
    expect((await read('message\n""\n\n" "\n')).rows).toEqual([[''], [' ']])
  })

  test('that are doubled do not confuse the search for the delimiter', async () => {
    const { table, rows } = await read('"say ""a;b;c"" now","x ""; y"""\n"1 ""; 2""","3"\n')
    expect(table.format.delimiter).toBe(',')
    expect(rows).toEqual([['1 "; 2"', '3']])
  })
})

describe('the records of a text', () => {
  const piece = fc.constantFrom('a', ',', '"', '""', '\n', '\r', '\r\n', ' ', '"a"', '"\n', ',"', 'é')
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))

  test('are the same however the text is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 4 }), async (whole, size) => {
        const pieces = whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
        expect(await recordsOf(pieces)).toEqual(await recordsOf([whole]))
      }),
      { numRuns: 500 },
    )
  })

  test('are what csv-parse finds wherever it finds no fault', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (whole) => {
        const expected = strictly(whole)
        fc.pre(expected !== null && !/^ +$/m.test(whole))
        expect(await recordsOf([whole])).toMatchObject(expected.map((cells) => ({ cells })))
      }),
      { numRuns: 500 },
    )
  })

  test('that never end are given up in time that grows with their length only', async () => {
    const pieces = Array.from({ length: 120 }, () => 'x'.repeat(262_144))
    const [first, second] = await recordsOf(['a,"', ...pieces, '\nb,c\n'])
    expect(first).toMatchObject({ line: 1, problem: expect.stringContaining('never closed') })
    expect(second).toEqual({ line: 2, cells: ['b', 'c'] })
  })
})

async function recordsOf(pieces: readonly string[]) {
  const all = []
  for await (const found of csvRecords(chunks(pieces), ',', 1)) all.push(...found)
  return all
}

async function* chunks(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces
}

function strictly(text: string): string[][] | null {
  try {
    return parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    })
  } catch {
    return null
  }
}
