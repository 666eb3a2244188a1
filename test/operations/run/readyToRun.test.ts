import { expect, test } from 'vitest'
import { openRest } from '../../../src/main/operations/run/openRest.ts'
import { readyToRun } from '../../../src/main/operations/run/readyToRun.ts'
import type { Step } from '../../../src/main/operations/whileIdle.ts'
import { inTransaction } from '../../../src/main/store/connection/inTransaction.ts'
import { openOperator } from '../../helpers/operator.ts'
import { scannedTotals } from '../../helpers/scannedTotals.ts'

test('a batch whose only answers came out of the cache stays with its provider as well', async () => {
  const { app, runTable } = await openOperator()
  await runTable(1)
  const { id, reason } = await runTable(2, { maxCostNanoUsd: 1 })
  expect(reason).toBe('budget')
  const batch = app.store.batches.get(id)!
  const { seal, calls } = app.store.totals(batch)
  expect([seal.cache, calls.total]).toEqual([1, 0])
  const request = { change: { provider: 'anthropic' }, rest: false, by: 'me' } as const
  await expect(readyToRun(batch, request, app)).rejects.toThrow(
    'begun with the practice provider and stays with it',
  )
  expect(app.store.batches.get(id)!.settings.provider).toBe('practice')
})

test('the rest of a sample stays left out where it cannot be run with these settings', async () => {
  const { app, import: imported, call } = await openOperator()
  const batch = await imported(20, {}, 5)
  const view = () => call('batch.read', { batchId: batch.id })
  const before = await view()
  const change = { models: ['llama-9'], maxCostNanoUsd: 1 }
  await expect(readyToRun(batch, { change, rest: true, by: 'me' }, app)).rejects.toThrow(
    'price of llama-9 is not known',
  )
  expect(await view()).toEqual(before)
  expect(app.store.plans.of(batch.id)).toBeNull()
  expect(app.store.events.list(batch.id).filter(({ kind }) => kind === 'rest')).toEqual([])
})

test('many rows that a sample left out are opened in steps; a process that dies between two has opened a part', async () => {
  const { app, import: imported, call, ended } = await openOperator()
  const { id } = await imported(12_000, { concurrency: 64 }, 5)
  await call('batch.start', { batchId: id, rest: false })
  await ended(id)
  const rest = async () => {
    const { status, rest, seal } = await call('batch.read', { batchId: id })
    return { status, left: rest.rows, pending: seal.pending }
  }
  expect(await rest()).toEqual({ status: 'complete', left: 11_995, pending: 0 })
  let steps = 0
  const dying: Step = (write) => {
    if (++steps === 3) throw new Error('The process is gone.')
    inTransaction(app.store, write)
  }
  await expect(openRest(id, { app, by: 'me' }, dying)).rejects.toThrow('gone')
  expect(await rest()).toEqual({ status: 'paused', left: 2_000, pending: 9_995 })
  const turns = countTurns()
  await readyToRun(app.store.batches.get(id)!, { change: {}, rest: true, by: 'me' }, app)
  expect(turns()).toBeGreaterThan(0)
  expect(await rest()).toMatchObject({ left: 0, pending: 11_995 })
  const batch = app.store.batches.get(id)!
  expect(app.store.totals(batch)).toEqual(scannedTotals(app.store.db, batch))
})

/** How often others had their turn since. */
function countTurns(): () => number {
  let turns = 0
  const turn = (): void => void (turns++, (next = setImmediate(turn)))
  let next = setImmediate(turn)
  return () => (clearImmediate(next), turns)
}
