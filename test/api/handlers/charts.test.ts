import { describe, expect, test } from 'vitest'
import { spansOf } from '../../../src/shared/rowSpans.ts'
import type { BatchId } from '../../../src/shared/ids.ts'
import type { ItemFilter } from '../../../src/shared/views/itemViews.ts'
import { Control } from '../../../src/main/engine/control.ts'
import type { PracticeOptions } from '../../../src/main/llm/practiceServer.ts'
import { openOperator } from '../../helpers/operator.ts'
import { skippingClock } from '../../helpers/skippingClock.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { ticketFile } from '../../helpers/tickets.ts'

const settings = { models: ['claude-sonnet-5-5'], concurrency: 1 }

async function operatorWith(practice: PracticeOptions = {}) {
  const clock = skippingClock()
  const operator = await openOperator(practice, { clock })
  const { call, app, server } = operator
  return {
    ...{ ...operator, clock },
    charts: (batchId: BatchId) => call('batch.charts', { batchId }),
    view: (batchId: BatchId) => call('batch.read', { batchId }),
    /** Runs a batch whose calls take so long by its clock, up to and with the given one. */
    runTaking: async (batchId: BatchId, ms: number, calls: number): Promise<void> => {
      const asked = server.requests()
      const run = app.run(batchId, new Control())
      for (let call = 1; call <= calls; call++) {
        await server.afterRequests(asked + call)
        clock.jump(ms)
      }
      await run
    },
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('a batch over time', () => {
  test('adds up to its rows, its failures and what it cost, also after the clock was set back', async () => {
    const { runTaking, charts, view, clock, ...operator } = await operatorWith({ faults: ['refusal@3'] })
    const { id } = await operator.import(10, settings)
    await runTaking(id, 61_000, 10)
    const [shown, batch] = [await charts(id), await view(id)]
    expect(batch.seal).toMatchObject({ model: 9, failed: 1 })
    expect(shown.spans).toEqual([{ fromAt: batch.startedAt, toAt: expect.any(Number) as number }])
    expect(shown.stepMs).toBe(6_000)
    expect([sum(shown.rows), sum(shown.failed), shown.spentNanoUsd.at(-1)]).toEqual([
      10,
      1,
      batch.costNanoUsd,
    ])
    expect(shown.rows.indexOf(1)).toBe(10)
    expect(new Set([shown.rows.length, shown.failed.length, shown.spentNanoUsd.length]).size).toBe(1)
    clock.jump(-3_600_000)
    expect(await charts(id)).toEqual(shown)
  })

  test('before it ran, and when it has ended at once, has an axis all the same', async () => {
    const { charts, ...operator } = await operatorWith()
    const { id } = await operator.import(2)
    expect(await charts(id)).toMatchObject({ stepMs: 1_000, rows: [0], spentNanoUsd: [0], marks: [] })
    await operator.app.run(id, new Control())
    expect(await charts(id)).toMatchObject({ stepMs: 1_000, rows: [2], failed: [0] })
  })

  test('keeps what was spent when rows are retried, and adds to it', async () => {
    const { charts, view, call, clock, ended, ...operator } = await operatorWith({ faults: ['refusal@3'] })
    const { id } = await operator.runTable(6, settings)
    const before = await charts(id)
    clock.jump(30_000)
    const scope = { rows: spansOf([1, 3]), from: 'process' as const, limit: null }
    await call('retry.run', { batchId: id, scope, expectedRows: 2 })
    await ended(id)
    const [after, batch] = [await charts(id), await view(id)]
    expect(after.spentNanoUsd).toEqual(after.spentNanoUsd.toSorted((a, b) => a - b))
    expect(after.spentNanoUsd[0]).toBe(before.spentNanoUsd.at(-1))
    expect(after.spentNanoUsd.at(-1)).toBe(batch.costNanoUsd)
    expect([sum(after.rows), sum(after.failed)]).toEqual([8, 1])
  })

  test('shows what the limiter did after a 429, with its model and what it allows from then on', async () => {
    const { charts, view, call, ...operator } = await operatorWith({ faults: ['429@4'] })
    const { id } = await operator.runTable(30, { ...settings, concurrency: 8 })
    const { marks, allowed } = await charts(id)
    const held = marks.filter(({ kind }) => kind === 'held')
    expect(held).toMatchObject([
      { count: 1, message: expect.stringMatching(/^claude-sonnet-5-5 .*429/) as string },
    ])
    const [, before, then] = /concurrency (\d+) -> (\d+)/.exec(held[0]!.message)!.map(Number)
    expect(then).toBe(Math.floor(before! / 2))
    expect((await view(id)).pace.rateLimitEpisodes).toBe(1)
    const { events } = await call('batch.events', { batchId: id, topic: 'limits' })
    expect(events.find((event) => event.id === held[0]!.id)).toMatchObject({ message: held[0]!.message })
    const last = events.find(({ kind }) => kind !== 'allowed')!
    expect(allowed.at(-1)).toBe(Number(/-> (\d+)/.exec(last.message)![1]))
  })
})

describe('a pause', () => {
  const minutes = 60_000

  /** Runs for about five minutes, rests for a night, and runs for two more. */
  async function nightBatch() {
    const { runTaking, view, clock, app, ...operator } = await operatorWith()
    const { id } = await operator.import(8, { ...settings, useCache: false })
    const control = new Control()
    const run = app.run(id, control)
    for (let call = 1; call <= 5; call++) {
      await operator.server.afterRequests(call)
      if (call === 5) control.stop({ reason: 'operator', message: 'Paused.' })
      clock.jump(1 * minutes)
    }
    await run
    const pausedAt = clock.now()
    clock.jump(8 * 60 * minutes)
    const resumedAt = clock.now()
    await runTaking(id, 40_000, 3)
    return { ...operator, view, clock, id, pausedAt, resumedAt, app }
  }

  test('of a night is cut out of the axis, and nothing is lost at its edges', async () => {
    const { charts, view, id, pausedAt, resumedAt } = await nightBatch()
    const [shown, batch] = [await charts(id), await view(id)]
    expect(shown.spans).toHaveLength(2)
    const [first, second] = shown.spans as [(typeof shown.spans)[0], (typeof shown.spans)[0]]
    expect([first.fromAt, second.fromAt]).toEqual([batch.startedAt, Math.floor(resumedAt / 1000) * 1000])
    expect(Math.abs(first.toAt - pausedAt)).toBeLessThanOrEqual(1_000)
    expect(shown.stepMs).toBeLessThan(10_000)
    expect([sum(shown.rows), shown.spentNanoUsd.at(-1)]).toEqual([8, batch.costNanoUsd])
    const stepsIn = ({ fromAt, toAt }: typeof first) => Math.ceil((toAt - fromAt) / shown.stepMs)
    expect(shown.rows).toHaveLength(stepsIn(first) + stepsIn(second))
    expect(sum(shown.rows.slice(0, stepsIn(first)))).toBe(5)
    expect(shown.marks.map(({ kind }) => kind)).toEqual(['paused:operator', 'started'])
  })

  test('that is hardly longer than a step stays as long as it was', async () => {
    const { charts, call, clock, ended, ...operator } = await operatorWith({ faults: ['refusal@3'] })
    const { id } = await operator.runTable(6, settings)
    clock.jump(2_000)
    await call('retry.run', {
      batchId: id,
      scope: { rows: spansOf([3]), from: null, limit: null },
      expectedRows: 1,
    })
    await ended(id)
    expect((await charts(id)).spans).toHaveLength(1)
  })

  test('has in it what people did meanwhile, counted to the run before', async () => {
    const { charts, call, clock, id } = await nightBatch()
    const before = await charts(id)
    clock.jump(60 * minutes)
    const output = { urgency: 'low', category: 'other', suggested_response: 'Yes.', confidence: 1 }
    await call('item.override', { batchId: id, row: 2, output, reason: 'I know.' })
    const after = await charts(id)
    expect(after.spans).toEqual(before.spans)
    expect(sum(after.rows)).toBe(sum(before.rows))
  })
})

describe('the pace', () => {
  test('is measured while it runs, and says when the batch will be done and what it will cost', async () => {
    const { view, charts, clock, server, app, ...operator } = await operatorWith({ faults: ['hang@4-'] })
    const { id } = await operator.import(12, settings)
    expect((await view(id)).pace).toMatchObject({ rowsPerMinute: null, p50Ms: null, leftMs: null })
    const control = new Control()
    const run = app.run(id, control)
    for (const [call, ms] of [10_000, 5_000, 15_000].entries()) {
      await server.afterRequests(call + 1)
      clock.jump(ms)
    }
    await server.afterRequests(4)
    while ((await view(id)).seal.model < 3) await new Promise(setImmediate)
    const { pace, costNanoUsd } = await view(id)
    expect(pace).toMatchObject({ rowsPerMinute: 6, p50Ms: 10_000, p95Ms: 15_000, leftMs: 90_000 })
    expect(pace.projectedNanoUsd).toBe(costNanoUsd + Math.round((costNanoUsd / 3) * 9))
    clock.jump(-3_600_000)
    expect(sum((await charts(id)).rows)).toBe(3)
    clock.jump(3_600_000)
    control.stopNow({ reason: 'operator', message: 'Paused.' })
    await run
    clock.jump(3_600_000)
    expect((await view(id)).pace).toMatchObject({ rowsPerMinute: 6, p95Ms: 15_000, leftMs: null })
    await operator.call('batch.cancel', { batchId: id, now: false })
    expect((await view(id)).pace.rowsPerMinute).toBe(6)
  })

  test('of a batch at rest stays what it was, whatever other batches ask since', async () => {
    const { view, runTaking, ...operator } = await operatorWith()
    const { id } = await operator.import(6, { ...settings, useCache: false })
    await runTaking(id, 10_000, 6)
    const { id: other } = await operator.import(6, { ...settings, useCache: false })
    await runTaking(other, 2_000, 6)
    expect((await view(id)).pace).toMatchObject({ p50Ms: 10_000, p95Ms: 10_000 })
    expect((await view(other)).pace).toMatchObject({ p50Ms: 2_000, p95Ms: 2_000 })
  })

  test('is that of the last minute', async () => {
    const { view, runTaking, ...operator } = await operatorWith()
    const { id } = await operator.import(30, { ...settings, useCache: false })
    await runTaking(id, 10_000, 10)
    expect((await view(id)).pace.rowsPerMinute).toBeGreaterThan(12)
    const { id: slow } = await operator.import(12, { ...settings, useCache: false })
    await runTaking(slow, 10_000, 12)
    const { rowsPerMinute } = (await view(slow)).pace
    expect(rowsPerMinute).toBeGreaterThanOrEqual(6)
    expect(rowsPerMinute).toBeLessThanOrEqual(7)
  })
})

test('a batch that is answered out of the cache saves what the first one paid', async () => {
  const { view, ...operator } = await operatorWith()
  const first = await operator.runTable(5, settings)
  const again = await operator.runTable(5, settings)
  const [paid, saved] = [await view(first.id), await view(again.id)]
  expect(paid.costNanoUsd).toBeGreaterThan(0)
  expect(paid.pace.savedNanoUsd).toBe(0)
  expect(saved).toMatchObject({ seal: { cache: 5 }, costNanoUsd: 0, pace: { projectedNanoUsd: 0 } })
  expect(saved.pace.savedNanoUsd).toBe(paid.costNanoUsd)
})

/** Row 5 is empty. */
function refundOrHello(row: number): string {
  return row === 5 ? '' : `${row % 2 ? 'Refund my invoice' : 'Hello'} (case ${row})`
}

test('the distributions add up to the answered rows, and count what a filter by them shows', async () => {
  const { charts, view, call, ...operator } = await operatorWith({ faults: ['refusal~case 3)'] })
  const file = ticketFile(tempDir(), 12, refundOrHello, (row) => (row === 5 ? '' : 'Ticket'))
  const { id } = await operator.runTable(file, { ...settings, defaultResponse: true })
  const output = { urgency: 'critical', category: 'other', suggested_response: 'Yes.', confidence: 1 }
  await call('item.override', { batchId: id, row: 12, output, reason: 'I know.' })
  const { seal, facets } = await view(id)
  const { distributions } = await charts(id)
  const shown = async (filter: ItemFilter) => {
    const given = { filter, sort: { by: 'row', isDescending: false } as const }
    return (await call('items.page', { batchId: id, view: given, offset: 0, limit: 1 })).total
  }
  expect(seal).toMatchObject({ model: 9, default: 1, human: 1, failed: 1 })
  expect(distributions.map(({ column }) => column)).toEqual(facets.map(({ column }) => column))
  for (const { column, answered, values, bins } of distributions) {
    expect(answered, column).toBe(11)
    expect(sum(values.map(({ count }) => count)) + sum(bins), column).toBe(11)
    for (const { value, count } of values) expect(await shown({ values: { [column]: [value] } })).toBe(count)
    for (const [part, count] of bins.entries()) {
      const range = { min: part / 10, ...(part < 9 && { max: (part + 1) / 10 }) }
      expect(await shown({ ranges: { [column]: range } }), `${column} from ${range.min}`).toBe(count)
    }
  }
  const confidence = distributions.find(({ column }) => column === 'confidence')!
  expect(confidence.bins).toHaveLength(10)
  const { items } = await call('items.page', {
    ...{ batchId: id, offset: 5, limit: 1 },
    view: { filter: {}, sort: { by: 'field:confidence', isDescending: false } },
  })
  expect(confidence.median).toBe(items[0]!.output['confidence'])
})
