import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { spansOf } from '../../../src/shared/rowSpans.ts'
import type { CallInput } from '../../../src/shared/contract.ts'
import type { BatchId } from '../../../src/shared/ids.ts'
import type { TableDeskOptions } from '../../helpers/tableDesk.ts'
import { openTableDesk } from '../../helpers/tableDesk.ts'

const bodies = ['The app crashes.', 'Where is my invoice?', '', 'Please add a dark theme.']
const table = `id,body\n${bodies.map((body, index) => `T-${index + 1},${body}`).join('\n')}\n`

/** Three rows are answered, row 3 fails. */
async function answered(options: TableDeskOptions = {}) {
  const desk = openTableDesk(options)
  const batchId = await desk.imported(desk.source('t.csv', table), { name: 'May: tickets.csv' })
  await desk.run(batchId)
  return { ...desk, batchId }
}

type Opened = Awaited<ReturnType<typeof answered>>

async function exported(desk: Opened, change: Partial<CallInput<'export.run'>> = {}, name = 'r.csv') {
  const { target } = await desk.call('export.target', { fileName: name, ask: true })
  const job = await desk.call('export.run', {
    ...{ batchId: desk.batchId, rows: { kind: 'all' }, format: 'csv', columns: null, overwrite: false },
    target: target!.target,
    ...change,
  })
  return desk.over(job)
}

function idsIn(desk: Opened, name = 'r.csv'): string[] {
  const rows = parse<Record<string, string>>(readFileSync(join(desk.out, name)), { columns: true })
  return rows.map((row) => row['id']!)
}

function unansweredSaid(rows: number): string[] {
  return [`${rows} rows have no answer yet. Export again once every row has one.`]
}

describe('an export from the window', () => {
  test('writes all rows and a manifest to the place that was chosen', async () => {
    const desk = await answered()
    const { state, result } = await exported(desk)
    expect(state).toBe('done')
    expect(result).toMatchObject({
      exported: {
        shown: '~/r.csv',
        manifest: '~/r.csv.manifest.json',
        rows: 4,
        notes: [],
        downloads: [],
      },
    })
    expect(idsIn(desk)).toEqual(['T-1', 'T-2', 'T-3', 'T-4'])
    expect(manifestOf(desk)).toMatchObject({ only: null, rows: null, seal: { model: 3, failed: 1 } })
  })

  test('says how many of its rows have no answer yet', async () => {
    const desk = openTableDesk()
    const batchId = await desk.imported(desk.source('t.csv', table), { sample: 2 })
    const opened = { ...desk, batchId }
    const unanswered = async (name: string, rows: CallInput<'export.run'>['rows']) => {
      const { result } = await exported(opened, { rows }, name)
      return result?.kind === 'export' && result.exported.notes
    }
    expect(await unanswered('1.csv', { kind: 'all' })).toEqual(unansweredSaid(4))
    expect(await unanswered('2.csv', { kind: 'rows', rows: spansOf([1, 2, 3]) })).toEqual(unansweredSaid(3))
    await desk.run(batchId)
    expect(await unanswered('3.csv', { kind: 'all' })).toEqual(unansweredSaid(2))
  })

  test('says which of its columns had to take another name, and none that it does not hold', async () => {
    const desk = openTableDesk()
    const batchId = await desk.imported(desk.source('t.csv', 'body,category\nHelp!,old\n'))
    await desk.run(batchId)
    const notes = async (name: string, columns: string[] | null) => {
      const { result } = await exported({ ...desk, batchId }, { columns }, name)
      return result?.kind === 'export' && result.exported.notes
    }
    expect(await notes('1.csv', null)).toEqual([
      `The table has a column "category" of its own; the answer's "category" is in the column "_category".`,
    ])
    expect(await notes('2.csv', ['body', 'category', 'urgency'])).toEqual([])
    expect(await notes('3.csv', ['_category'])).toHaveLength(1)
  })

  test('to XLSX writes answers and costs as numbers, and cells of a CSV as the text they are', async () => {
    const desk = openTableDesk()
    const batchId = await desk.imported(desk.source('t.csv', 'id,body,amount\n007,Help!,12.50\n'))
    await desk.run(batchId)
    const columns = ['id', 'amount', 'confidence', '_attempts', '_rung', '_cost_usd']
    await exported({ ...desk, batchId }, { format: 'xlsx', columns }, 'r.xlsx')
    const { sheets } = await readXlsx(readFileSync(join(desk.out, 'r.xlsx')))
    const number = expect.any(Number)
    expect(sheets[0]!.rows[1]).toEqual(['007', '12.50', number, 1, 1, number])
  })

  test('to XLSX says which cells were cut, and where they are whole', async () => {
    const desk = openTableDesk()
    const batchId = await desk.imported(desk.source('t.csv', `body\n${'x'.repeat(40_000)}\n`), { sample: 1 })
    await desk.run(batchId)
    const { result } = await exported({ ...desk, batchId }, { format: 'xlsx' }, 'r.xlsx')
    expect(result).toMatchObject({
      exported: {
        notes: ['1 cell was too long for a spreadsheet and cut; CSV and JSONL keep them whole.'],
      },
    })
    const csv = await exported({ ...desk, batchId }, {}, 'r.csv')
    expect(csv.result).toMatchObject({ exported: { notes: [] } })
    expect(readFileSync(join(desk.out, 'r.csv'), 'utf8')).toContain('x'.repeat(40_000))
  })

  test('takes the rows that were chosen, in the order of the source', async () => {
    const desk = await answered()
    await exported(desk, { rows: { kind: 'rows', rows: spansOf([1, 4]) }, columns: ['id'] })
    expect(readFileSync(join(desk.out, 'r.csv'), 'utf8').split(/\r?\n/).slice(0, 3)).toEqual([
      ...['id', 'T-1', 'T-4'],
    ])
    expect(manifestOf(desk)).toMatchObject({ rows: { chosen: 2 }, file: { name: 'r.csv', rows: 2 } })
  })

  test('takes the rows that a filter shows, and says which filter', async () => {
    const desk = await answered()
    await exported(desk, { rows: { kind: 'filter', filter: { parts: ['failed'] } } })
    expect(idsIn(desk)).toEqual(['T-3'])
    expect(manifestOf(desk)).toMatchObject({ rows: { filter: { parts: ['failed'] } } })
  })

  test('of rows that are not there writes nothing', async () => {
    const desk = await answered()
    const { state, error } = await exported(desk, { rows: { kind: 'rows', rows: spansOf([1, 99]) } })
    expect(state).toBe('failed')
    expect(error).toContain('There is no row 99 in batch 1.')
    expect(existsSync(join(desk.out, 'r.csv'))).toBe(false)
  })

  test('leaves a file alone unless it is to be overwritten, and says so without its path', async () => {
    const desk = await answered()
    writeFileSync(join(desk.out, 'r.csv'), 'mine')
    const { target } = await desk.call('export.target', { fileName: 'r.csv', ask: true })
    expect(target).toMatchObject({ shown: '~/r.csv', exists: true })
    const { error } = await exported(desk)
    expect(error).toBe('~/r.csv exists. Give another name, or overwrite it.')
    expect(readFileSync(join(desk.out, 'r.csv'), 'utf8')).toBe('mine')
    expect((await exported(desk, { overwrite: true })).state).toBe('done')
  })

  test('on the web is offered for download, with its manifest', async () => {
    const desk = await answered({ host: 'web', port: { offer, chooseTarget: async () => null } })
    await exported(desk)
    const { result } = await exported(desk)
    if (result?.kind !== 'export') throw new Error('not exported')
    expect(result.exported.downloads.map(({ name }) => name)).toEqual(['r.csv', 'r.csv.manifest.json'])
  })

  test('is refused when its rows do not add up', async () => {
    const desk = await answered()
    desk.app.store.db.exec(`update batch set source_rows = 9 where id = ${desk.batchId}`)
    expect((await exported(desk, { rows: { kind: 'rows', rows: spansOf([1]) } })).state).toBe('failed')
    expect(String(desk.bugs[0])).toContain('does not add up')
    expect(existsSync(join(desk.out, 'r.csv'))).toBe(false)
  })

  test('goes only where a handle says, in the format that its name has', async () => {
    const desk = await answered()
    await expect(exported(desk, { target: '/tmp/guessed.csv' })).rejects.toThrow('not known any more')
    await expect(exported(desk, { format: 'xlsx' })).rejects.toThrow('End it in .xlsx')
    const outside = desk.call('export.target', { fileName: '../r.csv', ask: false })
    await expect(outside).rejects.toThrow('not the name of a file')
    await expect(exported(desk, { batchId: 99 as BatchId })).rejects.toThrow('There is no batch 99')
  })
})

describe('a filter', () => {
  test.for([
    [{}, ['T-1', 'T-2', 'T-3', 'T-4']],
    [{ text: 'DARK' }, ['T-4']],
    [{ text: 't-2' }, ['T-2']],
    [{ parts: ['model' as const], text: 'the' }, ['T-1', 'T-4']],
    [{ values: { category: ['billing'] } }, ['T-2']],
    [
      { ranges: { confidence: { min: 0, max: 1.1 } }, model: 'practice/claude-sonnet-5-5' },
      ['T-1', 'T-2', 'T-4'],
    ],
    [{ touchedWithinMs: 3_600_000, isRetried: false }, ['T-1', 'T-2', 'T-3', 'T-4']],
    [{ isRetried: true }, []],
  ] as const)('%j shows %j', async ([filter, ids]) => {
    const desk = await answered()
    const given = structuredClone(filter) as Extract<
      CallInput<'export.run'>['rows'],
      { kind: 'filter' }
    >['filter']
    await exported(desk, { rows: { kind: 'filter', filter: given } })
    expect(idsIn(desk)).toEqual(ids)
  })

  test('by cause shows the rows of that cause', async () => {
    const desk = await answered()
    const { fingerprint } = desk.app.store.failures.groups(desk.batchId)[0]!
    await exported(desk, { rows: { kind: 'filter', filter: { fingerprint } } })
    expect(idsIn(desk)).toEqual(['T-3'])
  })
})

test.for(['csv', 'jsonl', 'xlsx'] as const)('a plan for %s says what an export holds', async (format) => {
  const desk = await answered()
  const plan = await desk.call('export.plan', { batchId: desk.batchId, rows: { kind: 'all' }, format })
  expect(plan).toMatchObject({ rows: 4, fileName: `May- tickets-results.${format}` })
  expect(plan.columns.source).toEqual(['id', 'body'])
  expect(plan.columns.facts).toContain('_status')
  const { result } = await exported(desk, { format }, `r.${format}`)
  if (result?.kind !== 'export') throw new Error('not exported')
  expect(Math.abs(plan.bytes - result.exported.bytes)).toBeLessThanOrEqual(32)
})

test('more rows than a sheet holds are refused before one is written, and by the plan already', async () => {
  const desk = await answered()
  const sentence =
    'Excel cannot hold more than 1,048,575 rows below the header. Write a .csv or .jsonl file instead.'
  // Nobody would wait for them to be imported.
  desk.app.store.db.exec('update batch set source_rows = 1048576')
  const wanted = { batchId: desk.batchId, rows: { kind: 'all' }, format: 'xlsx' } as const
  await expect(desk.call('export.plan', wanted)).rejects.toThrow(sentence)
  expect(await exported(desk, { format: 'xlsx' }, 'r.xlsx')).toMatchObject({
    state: 'failed',
    error: sentence,
  })
  await expect(desk.call('export.plan', { ...wanted, format: 'csv' })).resolves.toMatchObject({
    rows: 1_048_576,
  })
})

function offer(path: string) {
  return { name: basename(path), url: 'download/x' }
}

function manifestOf({ out }: Opened): object {
  return JSON.parse(readFileSync(join(out, 'r.csv.manifest.json'), 'utf8')) as object
}
