import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/shared/table.ts'
import { writeTable } from '../../src/main/export/writeTable.ts'
import { tempDir } from '../helpers/tempDir.ts'

const table = {
  columns: ['id', 'text', 'score'],
  rows: [
    ['1', 'plain', 0.5],
    ['2', 'with, comma and "quotes"\nand lines', -3],
    ['3', null, null],
  ] satisfies Cell[][],
}

describe('an exported CSV', () => {
  test('follows RFC 4180: CRLF, quotes where needed, UTF-8 without a mark', async () => {
    const { text } = await written('csv', table)
    expect(text).toBe(
      'id,text,score\r\n1,plain,0.5\r\n2,"with, comma and ""quotes""\nand lines",-3\r\n3,,\r\n',
    )
  })

  test('holds nothing that a spreadsheet would run, in headers and cells alike', async () => {
    const hostile = [
      '=1+1',
      '+1',
      '-1+1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '\n=1',
      '\u0000=1',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      '  =1',
      '\ufeff=1',
    ]
    const { text } = await written('csv', { columns: hostile, rows: [hostile] })
    const rows = parse(text, { relax_quotes: true })
    for (const cell of rows.flat()) expect(cell).toMatch(/^'/)
  })

  test('any text comes back as it was, but for the apostrophe', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('=x', '-1', '+49 170', '@', '-', ' =a'),
    )
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const { text } = await written('csv', { columns: ['a', 'b'], rows: cells })
        const back = parse(text, { from: 2 })
        expect(back.map((row) => row.map(withoutApostrophe))).toEqual(
          cells.map((row) => row.map((part) => withoutApostrophe(part.toWellFormed()))),
        )
        const texts = back.flat().filter((part) => !/^-?\d+([.,]\d+)?$/.test(part))
        for (const part of texts) expect(part).not.toMatch(/^[=+\-@\t\r\n\u0000＝＋－＠]/)
      }),
      { numRuns: 80 },
    )
  })

  test('numbers stay numbers', async () => {
    const { text } = await written('csv', { columns: ['a'], rows: [[-1.5], ['-12,5'], ['-3'], [1e21]] })
    expect(text).toBe('a\r\n-1.5\r\n"-12,5"\r\n-3\r\n1e+21\r\n')
  })

  test('an empty row of a one-column table is not an empty line, which readers skip', async () => {
    const { text } = await written('csv', { columns: ['a'], rows: [[''], ['x']] })
    expect(text).toBe('a\r\n""\r\nx\r\n')
  })

  test('a short row is filled up, and one that is too long is a bug that is not written', async () => {
    const { text } = await written('csv', { columns: ['a', 'b'], rows: [['1']] })
    expect(text).toBe('a,b\r\n1,\r\n')
    await expect(written('csv', { columns: ['a'], rows: [['1', '2']] })).rejects.toThrow(
      '2 cells for 1 columns',
    )
  })
})

describe('an exported JSONL', () => {
  test('is lossless: types, formulas, key order, keys that JavaScript would move or lose', async () => {
    const { text } = await written('jsonl', {
      columns: ['b', '1', '__proto__', 'nested'],
      rows: [['=1+1', 2.5, true, { deep: [1, null] }]],
    })
    expect(text).toBe('{"b":"=1+1","1":2.5,"__proto__":true,"nested":{"deep":[1,null]}}\n')
  })
})

describe('an exported XLSX', () => {
  test('keeps numbers as numbers, makes formulas texts, and carries what XML cannot hold', async () => {
    const { path } = await written('xlsx', {
      columns: ['n', 't', 'b', 'c', 'x'],
      rows: [[1.5, '=1+1', true, 'bell\u0007 and <tag> & "quotes" 🚀', '_x003D_1+1 \uffff']],
    })
    const { sheets } = await readXlsx(readFileSync(path))
    expect(sheets[0]!.rows).toEqual([
      ['n', 't', 'b', 'c', 'x'],
      [1.5, "'=1+1", true, 'bell\u0007 and <tag> & "quotes" 🚀', '_x003D_1+1 \uffff'],
    ])
  })

  test('refuses a table that no sheet can hold, and says what can', async () => {
    const columns = Array.from({ length: 16_385 }, (_, index) => `c${index}`)
    await expect(written('xlsx', { columns, rows: [] })).rejects.toThrow(
      'Excel cannot hold more than 16,384 columns. Write a .csv or .jsonl file instead.',
    )
  })

  test('cuts cells that Excel refuses, visibly and counted', async () => {
    const { path, cutCells } = await written('xlsx', { columns: ['t'], rows: [['x'.repeat(40_000)], ['ok']] })
    expect(cutCells).toBe(1)
    const { sheets } = await readXlsx(readFileSync(path))
    const cell = String(sheets[0]!.rows[1]![0])
    expect([cell.length, cell.endsWith('… [cut]')]).toEqual([32_767, true])
  })
})

describe('a file is whole or not there', () => {
  test('it tells its rows, bytes and hash', async () => {
    const { path, rows, bytes, sha256 } = await written('csv', table)
    const content = readFileSync(path)
    expect([rows, bytes]).toEqual([3, content.length])
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'))
  })

  test('one that exists is left alone unless asked for', async () => {
    const path = join(tempDir(), 'out.csv')
    writeFileSync(path, 'precious')
    await expect(writeTable(path, table, { force: false })).rejects.toThrow('--force')
    expect(readFileSync(path, 'utf8')).toBe('precious')
    await writeTable(path, table, { force: true })
    expect(readFileSync(path, 'utf8')).toContain('plain')
  })

  test('one that appears while writing is left alone too', async () => {
    const path = join(tempDir(), 'out.csv')
    const late = () => writeFileSync(path, 'precious')
    await expect(writeTable(path, table, { force: false, beforeRename: late })).rejects.toThrow('exists')
    expect(readFileSync(path, 'utf8')).toBe('precious')
  })

  test('nothing is left behind when rows end in an error or the writing is stopped', async () => {
    const folder = tempDir()
    const path = join(folder, 'out.csv')
    await expect(writeTable(path, { ...table, rows: failing() }, { force: false })).rejects.toThrow(
      'the source broke',
    )
    const stopped = { force: false, signal: AbortSignal.abort() }
    await expect(writeTable(path, table, stopped)).rejects.toThrow('abort')
    expect(readdirSync(folder)).toEqual([])
  })

  test('rows are taken only as fast as they are written', async () => {
    const path = join(tempDir(), 'out.csv')
    let taken = 0
    let ahead = 0
    function* many() {
      for (; taken < 20_000; taken++) yield ['1', 'x'.repeat(100), 1]
    }
    const onRows = (rows: number): void => void (ahead = Math.max(ahead, taken - rows))
    await writeTable(path, { ...table, rows: many() }, { force: false, onRows })
    expect(ahead).toBeLessThanOrEqual(1)
  })

  test.for([
    ['out.pdf', 'none of these'],
    ['missing/out.csv', 'does not exist'],
    ['folder.csv', 'is a folder'],
  ] as const)('a target that cannot be (%s) gets one sentence', async ([name, sentence]) => {
    const folder = tempDir()
    mkdirSync(join(folder, 'folder.csv'))
    const path = join(folder, name)
    await expect((async () => writeTable(path, table, { force: true }))()).rejects.toThrow(sentence)
    expect(existsSync(join(folder, 'missing'))).toBe(false)
  })
})

async function written(
  ending: string,
  content: { columns: readonly string[]; rows: Iterable<readonly Cell[]> },
) {
  const path = join(tempDir(), `out.${ending}`)
  const result = await writeTable(path, content, { force: false })
  return { ...result, path, text: readFileSync(path, 'utf8') }
}

function withoutApostrophe(text: string): string {
  return text.replace(/^'/, '')
}

function* failing() {
  yield ['1', 'a', 1]
  throw new Error('the source broke')
}
