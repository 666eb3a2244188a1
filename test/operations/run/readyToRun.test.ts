import { expect, test } from 'vitest'
import { readyToRun } from '../../../src/main/operations/run/readyToRun.ts'
import { openOperator } from '../../helpers/operator.ts'

test('a batch whose only answers came out of the cache stays with its provider as well', async () => {
  const { app, runTable } = await openOperator()
  await runTable(1)
  const { id, reason } = await runTable(2, { maxCostNanoUsd: 1 })
  expect(reason).toBe('budget')
  const batch = app.store.batches.get(id)!
  const { seal, calls } = app.store.totals(batch)
  expect([seal.cache, calls.total]).toEqual([1, 0])
  const request = { change: { provider: 'anthropic' }, rest: false, by: 'me' } as const
  expect(() => readyToRun(batch, request, app)).toThrow('begun with the practice provider and stays with it')
  expect(app.store.batches.get(id)!.settings.provider).toBe('practice')
})

test('the rest of a sample stays left out where it cannot be run with these settings', async () => {
  const { app, import: imported, call } = await openOperator()
  const batch = await imported(20, {}, 5)
  const view = () => call('batch.read', { batchId: batch.id })
  const before = await view()
  const change = { models: ['llama-9'], maxCostNanoUsd: 1 }
  expect(() => readyToRun(batch, { change, rest: true, by: 'me' }, app)).toThrow(
    'price of llama-9 is not known',
  )
  expect(await view()).toEqual(before)
  expect(app.store.plans.of(batch.id)).toBeNull()
  expect(app.store.events.list(batch.id).filter(({ kind }) => kind === 'rest')).toEqual([])
})
