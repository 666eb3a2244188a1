import { expect, test } from 'vitest'
import { scannedTotals } from '../../helpers/scannedTotals.ts'
import { skipFailed } from '../../../src/main/store/items/skipFailed.ts'
import type { FailureGroup } from '../../../src/shared/views/itemViews.ts'
import { openOperator } from '../../helpers/operator.ts'
import { ticketFile } from '../../helpers/tickets.ts'
import { tempDir } from '../../helpers/tempDir.ts'

/** A finished batch of 12 rows: rows 5 and 6 declined, row 9 cut off, row 11 without text. */
async function failedBatch() {
  const faults = ['refusal~case 5)', 'refusal~case 6)', 'max-tokens~case 9)']
  const operator = await openOperator({ faults, keepLog: true })
  const file = ticketFile(
    tempDir(),
    12,
    (row) => (row === 11 ? '' : `The app crashes. (case ${row})`),
    (row) => (row === 11 ? '' : `Ticket ${row}`),
  )
  const { id } = await operator.import(file, { models: ['claude-sonnet-5-5'] })
  await operator.call('batch.start', { batchId: id, rest: false })
  await operator.ended(id)
  return { ...operator, id }
}

test('failures come by cause, with what they mean, samples, when, and what can be done at what price', async () => {
  const { id, call } = await failedBatch()
  const { groups } = await call('failures.groups', { batchId: id })
  expect(groups.map(({ kind, count }) => [kind, count])).toEqual([
    ['refusal', 2],
    ['truncated', 1],
    ['empty_input', 1],
  ])
  const [refused, cut, empty] = groups
  expect(refused).toMatchObject({
    hint: expect.stringContaining('declined'),
    samples: [
      { row: 5, title: 'Ticket 5' },
      { row: 6, title: 'Ticket 6' },
    ],
    remedies: [
      { kind: 'switch_model', rows: 2, model: 'claude-opus-5-5' },
      { kind: 'skip', rows: 2, costNanoUsd: 0 },
    ],
  })
  expect(refused!.strip).toHaveLength(48)
  expect(refused!.strip.reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(refused!.costNanoUsd).toBeGreaterThan(0)
  expect(refused!.remedies[0]!.costNanoUsd).toBeGreaterThan(refused!.costNanoUsd!)
  expect(cut!.remedies[0]).toMatchObject({ kind: 'raise_tokens', maxOutputTokens: 2_048 })
  expect(empty).toMatchObject({ costNanoUsd: 0, remedies: [{ kind: 'skip', rows: 1, costNanoUsd: 0 }] })
})

test('a cause is skipped: the seal holds, the log says who, and no sample brings the rows back', async () => {
  const { id, call } = await failedBatch()
  const [refused] = (await call('failures.groups', { batchId: id })).groups
  const fingerprint = refused!.fingerprint
  expect(await call('failures.skip', { batchId: id, fingerprint })).toEqual({ rows: 2 })
  const view = await call('batch.read', { batchId: id })
  expect(view).toMatchObject({ seal: { failed: 2, skipped: 2 }, rest: { rows: 0, costNanoUsd: 0 } })
  expect((await call('batch.events', { batchId: id })).events[0]!.message).toBe(
    '2 rows that failed as refusal skipped, by the operator on the web page.',
  )
  await expect(call('batch.start', { batchId: id, rest: true })).rejects.toThrow('There is nothing left')
  await expect(call('failures.skip', { batchId: id, fingerprint })).rejects.toThrow(
    'No failed row has this cause any more.',
  )
})

test('a higher limit on output tokens reaches the model', async () => {
  const { id, call, app, server, ended } = await failedBatch()
  server.setFaults([])
  const before = server.log.length
  const filter = { fingerprint: (await call('failures.groups', { batchId: id })).groups[1]!.fingerprint }
  await call('retry.run', {
    batchId: id,
    scope: { rows: filter, from: null, limit: null },
    expectedRows: 1,
    settings: { maxOutputTokens: 2_048 },
  })
  expect((await ended(id)).settings.maxOutputTokens).toBe(2_048)
  const asked = server.log.slice(before).map(({ body }) => JSON.parse(body) as { max_tokens: number })
  expect(asked.map(({ max_tokens }) => max_tokens)).toEqual([2_048])
  const said = app.store.events.list(id).map(({ message }) => message)
  expect(said).toContain('output tokens per answer none -> 2,048, by the operator on the web page.')
})

test('many rows of one cause are skipped in steps, between which others get their turn', async () => {
  const { app, call, runTable } = await openOperator({ faults: ['400:1'] })
  const { id } = await runTable(1_200, { concurrency: 64 })
  const [{ fingerprint, count }] = (await call('failures.groups', { batchId: id })).groups as [FailureGroup]
  let turns = 0
  const next = setInterval(() => turns++, 0)
  expect(await call('failures.skip', { batchId: id, fingerprint })).toEqual({ rows: count })
  clearInterval(next)
  expect(count).toBe(1_200)
  expect(turns).toBeGreaterThanOrEqual(2)
  const batch = app.store.batches.get(id)!
  expect(app.store.totals(batch)).toMatchObject({ seal: { failed: 0, skipped: 1_200 } })
  expect(app.store.totals(batch)).toEqual(scannedTotals(app.store.db, batch))
  const said = (await call('batch.events', { batchId: id })).events.map(({ message }) => message)
  expect(said.slice(0, 2)).toEqual([
    '1,200 rows that failed as bad_request skipped, by the operator on the web page.',
    'Skipping 1,200 rows that failed as bad_request, for the operator on the web page.',
  ])
})

test('a row that is skipped as soon as it has failed stays skipped, and every count with it', async () => {
  const { app, call, ended, ...operator } = await openOperator({ faults: ['400:1'] })
  const { id } = await operator.import(40, { concurrency: 8 })
  const { store } = app
  const skipAll = (): void => {
    for (const { rows } of store.failures.groups(id)) skipFailed(store, id, rows, app.config.clock.now())
  }
  const skipOnAndOn = (): void => (skipAll(), void (next = setImmediate(skipOnAndOn)))
  let next = setImmediate(skipOnAndOn)
  await call('batch.start', { batchId: id, rest: false })
  const batch = await ended(id)
  clearImmediate(next)
  skipAll()
  expect(store.totals(batch)).toEqual(scannedTotals(store.db, batch))
  expect(store.totals(batch)).toMatchObject({ seal: { failed: 0, skipped: 40 } })
})
