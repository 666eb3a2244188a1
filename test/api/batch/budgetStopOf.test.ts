import { expect, test } from 'vitest'
import { skippingClock } from '../../helpers/skippingClock.ts'
import { openOperator } from '../../helpers/operator.ts'

const cent = 10_000_000

test('a batch says which budget has stopped it, and when that has room again', async () => {
  const { call, runTable } = await openOperator()
  const { id: batchId } = await runTable(30, { maxCostNanoUsd: 2 * cent })
  const stop = async () => (await call('batch.read', { batchId })).budgetStop
  expect(await stop()).toEqual({ scope: 'batch', hasRoom: false, isGone: false })
  await call('batch.tune', { batchId, tuning: { maxCostNanoUsd: 2 * cent + 1 } })
  expect(await stop()).toEqual({ scope: 'batch', hasRoom: false, isGone: false })
  await call('batch.tune', { batchId, tuning: { maxCostNanoUsd: 9 * cent } })
  expect(await stop()).toEqual({ scope: 'batch', hasRoom: true, isGone: false })
  await call('batch.tune', { batchId, tuning: { maxCostNanoUsd: null } })
  expect(await stop()).toEqual({ scope: 'batch', hasRoom: true, isGone: true })
})

test('a budget of the day has room when it is raised, and on the next day', async () => {
  const clock = skippingClock()
  const { call, runTable, app } = await openOperator({}, { clock })
  app.store.budgets.setCap('day', 2 * cent)
  const { id: batchId, message } = await runTable(30)
  const stop = async () => (await call('batch.read', { batchId })).budgetStop
  expect(message).toMatch(
    /is spent in practice, which is held to it by itself, and the next call may cost up to \$0\.01, \$0\.00\d+ more than is left\./,
  )
  expect(await stop()).toEqual({ scope: 'day', hasRoom: false, isGone: false })
  app.store.budgets.setCap('day', 9 * cent)
  expect(await stop()).toEqual({ scope: 'day', hasRoom: true, isGone: false })
  app.store.budgets.setCap('day', 2 * cent)
  clock.jump(86_400_000)
  expect(await stop()).toEqual({ scope: 'day', hasRoom: true, isGone: false })
})

test('a pause of before its budget was kept beside its sentence names none', async () => {
  const { call, runTable, app } = await openOperator()
  const { id: batchId } = await runTable(30, { maxCostNanoUsd: 2 * cent })
  app.store.db.exec(`update event set data = null where kind = 'paused:budget'`)
  expect((await call('batch.read', { batchId })).budgetStop).toBeNull()
})

test('a budget of the workspace is told apart, and another pause names no budget', async () => {
  const { call, runTable, app } = await openOperator()
  const { id: done } = await runTable(2)
  expect((await call('batch.read', { batchId: done })).budgetStop).toBeNull()
  app.store.budgets.setCap('workspace', 2 * cent)
  const { id: batchId } = await runTable(30)
  expect((await call('batch.read', { batchId })).budgetStop).toEqual({
    scope: 'workspace',
    hasRoom: false,
    isGone: false,
  })
})
