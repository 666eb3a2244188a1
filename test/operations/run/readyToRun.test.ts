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
