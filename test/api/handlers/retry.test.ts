import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spansOf } from '../../../src/shared/rowSpans.ts'
import type { PracticeOptions } from '../../../src/main/llm/practiceServer.ts'
import type { JobView } from '../../../src/shared/views/deskViews.ts'
import { openOperator } from '../../helpers/operator.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { scannedTotals } from '../../helpers/scannedTotals.ts'

/** A finished batch of 12 rows, of which 3, 5 and 7 were declined. Now the model would answer them. */
async function failedBatch(practice: PracticeOptions = {}) {
  const faults = ['refusal~case 3)', 'refusal~case 5)', 'refusal~case 7)']
  const operator = await openOperator({ faults, ...practice })
  const { id } = await operator.import(12)
  await operator.call('batch.start', { batchId: id, rest: false })
  await operator.ended(id)
  operator.server.setFaults([])
  return { ...operator, id }
}

const asked = (...rows: number[]) => ({ rows: spansOf(rows), from: 'process' as const, limit: null })
const failed = { rows: { parts: ['failed' as const] }, from: null, limit: null }

test('a quote says how many rows and how much, and changes nothing', async () => {
  const { id, call } = await failedBatch()
  const before = await call('batch.read', { batchId: id })
  const quote = await call('retry.quote', { batchId: id, scope: failed })
  expect(quote).toMatchObject({ rows: 3, answered: 0, impossible: 0, open: 0 })
  expect(quote.costNanoUsd).toBe(before.retryFailedNanoUsd)
  const dear = await call('retry.quote', { batchId: id, scope: failed, models: ['claude-opus-5-5'] })
  expect(dear.costNanoUsd).toBeGreaterThan(quote.costNanoUsd!)
  expect(await call('batch.read', { batchId: id })).toEqual(before)
})

test('a retry runs exactly the rows it was quoted for', async () => {
  const { id, call, server, ended } = await failedBatch()
  const before = server.requests()
  const scope = { ...failed, limit: 2 }
  expect(await call('retry.run', { batchId: id, scope, expectedRows: 2 })).toEqual({ rows: 2, isRun: true })
  await ended(id)
  expect(await call('batch.read', { batchId: id })).toMatchObject({ seal: { model: 11, failed: 1 } })
  expect(server.requests() - before).toBe(2)
  const said = (await call('batch.events', { batchId: id })).events.map(({ message }) => message)
  expect(said).toContain('2 rows put back to work, by the operator on the web page.')
})

test('rows that were chosen are retried from the stage that was chosen, at no cost', async () => {
  const { id, call, server, ended } = await failedBatch()
  const before = server.requests()
  const scope = { rows: spansOf([1, 2, 3]), from: 'parse' as const, limit: null }
  expect(await call('retry.quote', { batchId: id, scope })).toEqual({
    rows: 2,
    answered: 2,
    byPerson: 0,
    impossible: 1,
    open: 0,
    noText: 0,
    failAgain: 0,
    costNanoUsd: 0,
  })
  await call('retry.run', { batchId: id, scope, expectedRows: 2 })
  await ended(id)
  expect(server.requests()).toBe(before)
})

test('many rows are put back in steps, between which others get their turn', async () => {
  const { app, call, ended, runTable } = await openOperator()
  const { id } = await runTable(1_200, { concurrency: 64 })
  const scope = { rows: {}, from: 'parse' as const, limit: null }
  const turns = countTurns()
  expect((await call('retry.quote', { batchId: id, scope })).rows).toBe(1_200)
  const quoted = turns.soFar()
  expect(await call('retry.run', { batchId: id, scope, expectedRows: 1_200 })).toMatchObject({ rows: 1_200 })
  expect([quoted, turns.stop() - quoted].every((count) => count >= 3)).toBe(true)
  const batch = await ended(id)
  expect(app.store.totals(batch)).toEqual(scannedTotals(app.store.db, batch))
})

/** How often others could have done something. */
function countTurns() {
  let [turns, next] = [0, setImmediate(turn)]
  function turn(): void {
    turns++
    next = setImmediate(turn)
  }
  const stop = (): number => (clearImmediate(next), turns)
  return { soFar: () => turns, stop }
}

test('a quote says how many of the answers that it replaces a person wrote', async () => {
  const { id, call } = await failedBatch()
  const output = { urgency: 'low', category: 'other', suggested_response: 'We called you.', confidence: 1 }
  await call('item.override', { batchId: id, row: 1, output, reason: 'I know the customer.' })
  const scope = { rows: spansOf([1, 2]), from: null, limit: null }
  expect(await call('retry.quote', { batchId: id, scope })).toMatchObject({ answered: 2, byPerson: 1 })
})

test('a retry of another number of rows than the operator saw is refused', async () => {
  const { id, call } = await failedBatch()
  await expect(call('retry.run', { batchId: id, scope: failed, expectedRows: 4 })).rejects.toThrow(
    'Nothing was retried, since the rows changed meanwhile: now 3, not 4.',
  )
  expect(await call('batch.read', { batchId: id })).toMatchObject({ seal: { failed: 3 }, status: 'complete' })
})

test('a retry may change the models, and the batch keeps them', async () => {
  const { id, call, ended } = await failedBatch()
  const settings = { models: ['claude-opus-5-5'], concurrency: 2 }
  await call('retry.run', { batchId: id, scope: failed, expectedRows: 3, settings })
  expect((await ended(id)).settings).toMatchObject(settings)
  expect((await call('batch.read', { batchId: id })).answeredBy).toMatchObject({ 'claude-opus-5-5': 3 })
})

test('while the batch runs here, rows join it and its settings stay', async () => {
  const { id, call, app, server, ended } = await failedBatch()
  server.setLatency(40)
  await call('retry.run', { batchId: id, scope: asked(8, 9, 10, 11, 12), expectedRows: 5 })
  const settings = { concurrency: 1 }
  await expect(
    call('retry.run', { batchId: id, scope: asked(3), expectedRows: 1, settings }),
  ).rejects.toThrow('is running. Pause it to retry with other settings.')
  expect(await call('retry.run', { batchId: id, scope: failed, expectedRows: 3 })).toEqual({
    rows: 3,
    isRun: true,
  })
  const batch = await ended(id)
  expect(batch.status).toBe('complete')
  expect(app.store.totals(batch)).toMatchObject({ seal: { model: 12, failed: 0 } })
  expect(app.store.totals(batch)).toEqual(scannedTotals(app.store.db, batch))
})

test('a batch that another process holds without running it is refused, and no row is touched', async () => {
  const { id, call, app, elsewhere } = await failedBatch()
  elsewhere().leases.acquire(id, app.config.clock.now())
  await expect(call('retry.run', { batchId: id, scope: failed, expectedRows: 3 })).rejects.toThrow(
    'is being run by another process',
  )
  expect(await call('batch.read', { batchId: id })).toMatchObject({ seal: { failed: 3 } })
})

/** 30 rows, of which a budget let some be answered. */
async function pausedBatch() {
  const operator = await openOperator()
  const { id } = await operator.import(30, { maxCostNanoUsd: 30_000_000 })
  await operator.call('batch.start', { batchId: id, rest: false })
  expect(await operator.ended(id)).toMatchObject({ status: 'paused', reason: 'budget' })
  return { ...operator, id }
}

test('rows of a paused batch are put back and wait: nothing is sent before it is resumed', async () => {
  const { id, call, server, ended } = await pausedBatch()
  const before = server.requests()
  const open = (await call('batch.read', { batchId: id })).open.rows
  const request = { batchId: id, scope: asked(1, 2), expectedRows: 2 }
  expect(await call('retry.quote', request)).toMatchObject({ rows: 2, open })
  const settings = { concurrency: 2 }
  expect(await call('retry.run', { ...request, settings })).toEqual({ rows: 2, isRun: false })
  expect(server.requests()).toBe(before)
  expect(await call('batch.read', { batchId: id })).toMatchObject({
    ...{ status: 'paused', reason: 'budget', settings },
    open: { rows: open + 2 },
  })
  await call('batch.start', { batchId: id, rest: false, settings: { maxCostNanoUsd: null } })
  expect((await ended(id)).status).toBe('complete')
})

test('a row that a person answered in a batch that is not begun does not start it', async () => {
  const { call, import: imported, server } = await openOperator()
  const { id } = await imported(5)
  const output = { urgency: 'low', category: 'other', suggested_response: 'We called you.', confidence: 1 }
  await call('item.override', { batchId: id, row: 1, output, reason: 'I know the customer.' })
  const scope = { rows: spansOf([1]), from: 'acquire' as const, limit: null }
  expect(await call('retry.run', { batchId: id, scope, expectedRows: 1 })).toEqual({ rows: 1, isRun: false })
  expect(await call('batch.read', { batchId: id })).toMatchObject({ status: 'ready', open: { rows: 5 } })
  expect(server.requests()).toBe(0)
})

test('a quote says which rows have no text, and which will probably fail again', async () => {
  const { import: imported, call, ended } = await openOperator({ faults: ['refusal~lost parcel'] })
  const file = join(tempDir(), 't.csv')
  writeFileSync(file, 'id,subject,body\n1,,\n2,Hi,The lost parcel\n3,Hi,A broken cup\n4,,\n')
  const { id } = await imported(file)
  await call('batch.start', { batchId: id, rest: false })
  await ended(id)
  expect(await call('retry.quote', { batchId: id, scope: failed })).toMatchObject({
    ...{ rows: 3, noText: 2, failAgain: 1 },
  })
})

const everyAnswer = { rows: {}, from: 'process' as const, limit: null }

/** 1,200 rows with an answer, all of them to be asked again. */
async function manyAnswered() {
  const operator = await openOperator()
  const { id } = await operator.runTable(1_200, { concurrency: 64 })
  return { ...operator, id, wanted: { batchId: id, scope: everyAnswer, expectedRows: 1_200 } }
}

type Call = Awaited<ReturnType<typeof openOperator>>['call']

/** Looks at a job until it is over, or until `isEnough` says so. */
async function followed(job: string, call: Call, isEnough: (view: JobView) => boolean = () => false) {
  const seen: JobView[] = []
  for (let version = 0; ; version = seen.at(-1)!.version) {
    seen.push(await call('job.read', { job, version, waitMs: 10_000 }))
    if (seen.at(-1)!.state !== 'running' || isEnough(seen.at(-1)!)) return seen
  }
}

test('many rows are put back by a job that says how far it is, and then run', async () => {
  const { id, call, app, ended, wanted } = await manyAnswered()
  const { job } = await call('retry.begin', wanted)
  const seen = await followed(job, call)
  expect(seen.at(-1)).toMatchObject({
    ...{ state: 'done', result: { kind: 'retry', rows: 1_200, of: 1_200, isRun: true } },
  })
  const batch = await ended(id)
  expect(batch.status).toBe('complete')
  const said = (await call('batch.events', { batchId: id })).events.map(({ message }) => message)
  expect(said.filter((message) => message.startsWith('1,200 rows put back'))).toHaveLength(1)
  expect(app.store.totals(batch)).toEqual(scannedTotals(app.store.db, batch))
})

test('what is put back before it is cancelled stays so, sends nothing, and runs when it is resumed', async () => {
  const { id, call, app, server, ended, wanted } = await manyAnswered()
  const before = server.requests()
  const { job } = await call('retry.begin', wanted)
  await followed(job, call, ({ isCounting, done }) => !isCounting && done > 0)
  await call('job.cancel', { job })
  const { state, result } = (await followed(job, call)).at(-1)!
  expect({ state, result }).toMatchObject({ state: 'done', result: { of: 1_200, isRun: false } })
  const { rows } = result as Extract<typeof result, { kind: 'retry' }>
  expect(rows).toBeGreaterThan(0)
  expect(rows).toBeLessThan(1_200)
  expect(server.requests()).toBe(before)
  const batch = app.store.batches.get(id)!
  expect(batch).toMatchObject({ status: 'paused', reason: 'operator' })
  expect(app.store.totals(batch)).toMatchObject({ seal: { pending: rows, model: 1_200 - rows } })
  expect(app.store.totals(batch)).toEqual(scannedTotals(app.store.db, batch))
  const said = (await call('batch.events', { batchId: id })).events.map(({ message }) => message)
  expect(said[0]).toBe(
    `A retry was ended after ${rows.toLocaleString('en-US')} of 1,200 rows were put back. The others stay as they are.`,
  )
  expect(said).toContain('Putting 1,200 rows back to work, for the operator on the web page.')
  expect(said.filter((message) => message.startsWith('1,200 rows put back'))).toEqual([])
  await call('batch.start', { batchId: id, rest: false })
  expect(await ended(id)).toMatchObject({ status: 'complete' })
})

test('a retry by a job is refused, too, where the rows have changed', async () => {
  const { call, wanted } = await manyAnswered()
  const { job } = await call('retry.begin', { ...wanted, expectedRows: 1_199 })
  expect((await followed(job, call)).at(-1)).toMatchObject({
    state: 'failed',
    error: 'Nothing was retried, since the rows changed meanwhile: now 1200, not 1199.',
  })
})
