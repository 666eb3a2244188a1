import { expect, test } from 'vitest'
import type { ItemFilter } from '../../../src/shared/views/itemViews.ts'
import { openOperator } from '../../helpers/operator.ts'
import { scannedTotals } from '../../helpers/scannedTotals.ts'

const [first, second] = ['claude-sonnet-5-5', 'claude-haiku-5-5']

/** Of 12 rows the first model answers 7, the second one rows 3, 5 and 7, and none rows 4 and 8. */
async function mixedBatch() {
  const faults = [
    ...[3, 5, 7].map((row) => `refusal~case ${row})/${first}`),
    ...[4, 8].map((row) => `refusal~case ${row})`),
  ]
  const operator = await openOperator({ faults })
  const { id } = await operator.runTable(12, { models: [first, second], defaultResponse: true })
  return { ...operator, id }
}

test('who answered is read by model and place in the chain, with the price of asking again', async () => {
  const { call, id, app } = await mixedBatch()
  const { provenance } = await call('batch.read', { batchId: id })
  expect(provenance).toMatchObject({
    models: [
      { model: first, rung: 1, rows: 7 },
      { model: second, rung: 2, rows: 3 },
    ],
    defaults: { rows: 2 },
    fellBack: { rows: 3 },
    outage: null,
  })
  const reruns: [typeof provenance.defaults, ItemFilter][] = [
    [provenance.defaults, { parts: ['default'] }],
    [provenance.fellBack, { rungs: { from: 2, to: null } }],
  ]
  for (const [those, rows] of reruns) {
    const quote = await call('retry.quote', { batchId: id, scope: { rows, from: null, limit: null } })
    expect(quote).toMatchObject({ rows: those.rows, costNanoUsd: those.costNanoUsd })
  }
  const batch = app.store.batches.get(id)!
  expect(app.store.totals(batch)).toEqual(scannedTotals(app.store.db, batch))
})

test('the table is narrowed to a place in the chain', async () => {
  const { call, id } = await mixedBatch()
  const rowsOf = async (rungs: { from: number; to: number | null }) => {
    const view = { filter: { rungs }, sort: { by: 'row', isDescending: false } } as const
    const { items } = await call('items.page', { batchId: id, view, offset: 0, limit: 100 })
    return items.map(({ row }) => row)
  }
  expect(await rowsOf({ from: 1, to: 1 })).toEqual([1, 2, 6, 9, 10, 11, 12])
  expect(await rowsOf({ from: 2, to: 2 })).toEqual([3, 5, 7])
  expect(await rowsOf({ from: 2, to: null })).toEqual([3, 5, 7])
  expect(await rowsOf({ from: 3, to: null })).toEqual([])
})

test('rows that fell back are run again on the first model, and exactly those', async () => {
  const { call, id, server, ended, app } = await mixedBatch()
  server.setFaults([])
  const before = server.requests()
  const scope = { rows: { rungs: { from: 2, to: null } }, from: null, limit: null }
  expect(await call('retry.quote', { batchId: id, scope })).toMatchObject({ rows: 3, answered: 3, open: 0 })
  await call('retry.run', { batchId: id, scope, expectedRows: 3 })
  const batch = await ended(id)
  expect(server.requests() - before).toBe(3)
  expect((await call('batch.read', { batchId: id })).provenance).toMatchObject({
    models: [{ model: first, rung: 1, rows: 10 }],
    fellBack: { rows: 0, costNanoUsd: 0 },
    defaults: { rows: 2 },
  })
  expect(app.store.totals(batch)).toEqual(scannedTotals(app.store.db, batch))
})

test('rows that another first model answered are not taken for rows that fell back', async () => {
  const { call, id, server, ended } = await mixedBatch()
  server.setFaults([])
  const scope = { rows: { parts: ['default' as const] }, from: null, limit: null }
  const settings = { models: [second, first] }
  await call('retry.run', { batchId: id, scope, expectedRows: 2, settings })
  await ended(id)
  expect((await call('batch.read', { batchId: id })).provenance).toMatchObject({
    models: [
      { model: first, rung: 1, rows: 7 },
      { model: second, rung: 1, rows: 2 },
      { model: second, rung: 2, rows: 3 },
    ],
    fellBack: { rows: 3 },
  })
})

test('defaults that an outage brought say so until the model is back', async () => {
  const { call, server, ended, ...operator } = await openOperator({ faults: ['529'] })
  const { id } = await operator.runTable(12, { models: [first], defaultResponse: true, maxRetries: 0 })
  expect((await call('batch.read', { batchId: id })).provenance).toMatchObject({
    defaults: { rows: 12 },
    outage: { model: first, why: '8 calls failed in a row, the last as overloaded', isNow: false },
  })
  server.setFaults([])
  const scope = { rows: { parts: ['default' as const] }, from: null, limit: 2 }
  await call('retry.run', { batchId: id, scope, expectedRows: 2 })
  await ended(id)
  expect((await call('batch.read', { batchId: id })).provenance).toMatchObject({
    defaults: { rows: 10 },
    outage: null,
  })
})

test('one default that no outage brought, and nothing is said of an outage', async () => {
  const faults = ['refusal~case 1)', '529']
  const { call, ...operator } = await openOperator({ faults })
  const { id } = await operator.runTable(12, { models: [first], defaultResponse: true, maxRetries: 0 })
  expect((await call('batch.read', { batchId: id })).provenance).toMatchObject({
    defaults: { rows: 12 },
    outage: null,
  })
})
