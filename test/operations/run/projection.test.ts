import { expect, test } from 'vitest'
import type { Batch } from '../../../src/shared/batch.ts'
import { openRows } from '../../../src/shared/status.ts'
import { Control } from '../../../src/main/engine/control.ts'
import { openRowsToAsk } from '../../../src/main/engine/cost/rowsToAsk.ts'
import type { LlmClient } from '../../../src/main/llm/call.ts'
import { outlookOf } from '../../../src/main/operations/run/outlook.ts'
import { storeSettings } from '../../../src/main/operations/run/tune.ts'
import { planRetry, reopen } from '../../../src/main/store/items/reopen.ts'
import type { Desk } from '../../helpers/desk.ts'
import { openDesk } from '../../helpers/desk.ts'
import { ticketFile } from '../../helpers/tickets.ts'

const rows = 60
/** The same length for every content: each call costs about the same. */
const question = (content: number) => `Where is order ${100 + content}? It was to come on Monday.`
const tables = {
  'repeats first': (row: number) => question(row <= 40 ? 0 : row),
  'repeats last': (row: number) => question(row <= 20 ? row : 1),
  'repeats in between': (row: number) => question(row % 20),
  'no repeats': (row: number) => question(row),
} as const

function importOf(desk: Desk, bodyOf: (row: number) => string, useCache = true): Promise<Batch> {
  return desk.import(
    ticketFile(desk.folder, rows, bodyOf, () => ''),
    { useCache, concurrency: 1, models: ['claude-sonnet-5-5'] },
  )
}

function outlook({ store }: Desk, { id }: Batch) {
  const batch = store.batches.get(id)!
  const totals = store.totals(batch)
  const rowsToAsk = openRowsToAsk(batch, totals, store.counters)
  const { projectedNanoUsd } = outlookOf(batch.status, totals, { rowsPerMinute: null, rowsToAsk })
  return { rowsToAsk, projectedNanoUsd, spent: totals.costNanoUsd, open: openRows(totals.seal) }
}

/** Calls are counted from 1. */
type BeforeCall = (call: number, control: Control) => void

/** Runs it, and keeps how it looked before each call. */
async function watched(desk: Desk, batch: Batch, before: BeforeCall = () => undefined) {
  const seen: ReturnType<typeof outlook>[] = []
  const deps = desk.deps()
  const control = new Control()
  const llm: LlmClient = Object.create(deps.llm, {
    send: {
      value: (...[request, options]: Parameters<LlmClient['send']>) => {
        seen.push(outlook(desk, batch))
        before(seen.length, control)
        return deps.llm.send(request, options)
      },
    },
  })
  await desk.run(batch.id, control, { ...deps, llm })
  return seen
}

const afterTen: BeforeCall = (call, control) => {
  if (call === 10) control.stop({ reason: 'operator', message: 'Enough.' })
}

test.for(Object.entries(tables))(
  'a table with %s is projected by what is still to ask',
  async ([, bodyOf]) => {
    const desk = await openDesk()
    const batch = await importOf(desk, bodyOf)
    const seen = await watched(desk, batch)
    const { spent, open } = outlook(desk, batch)
    expect(open).toBe(0)
    expect(seen[0]!.projectedNanoUsd).toBeNull()
    // A row counts when it is finished, its call when it is answered: at first that makes a difference.
    const shares = seen.slice(5).map(({ projectedNanoUsd }) => projectedNanoUsd! / spent)
    expect(Math.min(...shares)).toBeGreaterThan(0.9)
    expect(Math.max(...shares)).toBeLessThan(1.3)
    expect(shares.at(-1)).toBeLessThan(1.1)
    const planned = desk.store.plans.of(batch.id)!
    const each = desk.store.plans.of((await importedOnce(desk)).id)! / rows
    expect(planned / each).toBeCloseTo(seen.length, -1)
  },
)

/** A table without repeats, planned. */
async function importedOnce(desk: Desk): Promise<Batch> {
  const batch = await importOf(desk, (row) => `${question(row)} Again.`)
  await desk.run(batch.id)
  return batch
}

test('rows that fail without having been asked do not tell what the others will cost', async () => {
  const desk = await openDesk()
  const batch = await importOf(desk, (row) => (row <= 20 ? '' : question(row)))
  const seen = await watched(desk, batch)
  expect(desk.seal(batch.id)).toMatchObject({ failed: 20, model: 40 })
  expect(seen[0]!.projectedNanoUsd).toBeNull()
  const { spent } = outlook(desk, batch)
  for (const { projectedNanoUsd } of seen.slice(5)) expect(projectedNanoUsd! / spent).toBeGreaterThan(0.9)
})

test('without the cache every row is asked', async () => {
  const desk = await openDesk()
  const batch = await importOf(desk, tables['repeats last'], false)
  for (const { rowsToAsk, open } of await watched(desk, batch, afterTen)) expect(rowsToAsk).toBe(open)
})

test('rows that are asked anew cost again, although they repeat what was answered', async () => {
  const desk = await openDesk()
  const batch = await importOf(desk, tables['repeats last'])
  await desk.run(batch.id)
  const again = [1, 30, 31, 32, 33]
  reopen(desk.store, planRetry(desk.store.db, batch.id, { rows: again, kind: null, from: null }), 0)
  expect(outlook(desk, batch)).toMatchObject({ open: 5, rowsToAsk: 5 })
  const seen = await watched(desk, batch)
  // The row before is not finished yet when the next one is asked.
  expect(seen.map(({ rowsToAsk }) => rowsToAsk)).toEqual([5, 5, 4, 3, 2])
})

test('rows that are put back only to be rendered cost nothing, as long as they are open and after it', async () => {
  const desk = await openDesk()
  const batch = await importOf(desk, tables['no repeats'])
  await desk.run(batch.id)
  const put = (again: number[], from: 'render' | null) =>
    reopen(desk.store, planRetry(desk.store.db, batch.id, { rows: again, kind: null, from }), 0)
  put([1, 2, 3], 'render')
  put([4, 5], null)
  expect(outlook(desk, batch)).toMatchObject({ open: 5, rowsToAsk: 2 })
  expect(await watched(desk, batch)).toHaveLength(2)
  put([6], null)
  expect(outlook(desk, batch)).toMatchObject({ open: 1, rowsToAsk: 1 })
})

test('a content whose row failed is asked again for its repeat, and is not projected as free', async () => {
  const desk = await openDesk()
  const batch = await importOf(desk, tables['repeats first'])
  const seen = await watched(desk, batch, (call) => desk.server.setFaults(call === 1 ? ['400'] : []))
  expect(desk.seal(batch.id)).toMatchObject({ failed: 1, model: 21, cache: 38 })
  expect(seen).toHaveLength(22)
  for (const [index, { rowsToAsk }] of seen.slice(1).entries())
    expect(rowsToAsk).toBeGreaterThanOrEqual(21 - index)
})

test('answers that other settings do not find again are asked for once more', async () => {
  const desk = await openDesk()
  const batch = await importOf(desk, tables['repeats in between'])
  await watched(desk, batch, afterTen)
  const before = desk.batch(batch.id)
  const { open } = outlook(desk, before)
  storeSettings(
    before,
    { ...before.settings, maxOutputTokens: 900 },
    { store: desk.store, config: desk },
    'me',
  )
  expect(outlook(desk, before).rowsToAsk).toBe(Math.min(20, open))
  const seen = await watched(desk, batch)
  for (const [index, { rowsToAsk }] of seen.entries())
    expect(rowsToAsk).toBeGreaterThanOrEqual(seen.length - index)
})
