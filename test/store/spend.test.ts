import { expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { thisProcess } from '../../src/main/app.ts'
import { Control } from '../../src/main/engine/control.ts'
import { inTransaction } from '../../src/main/store/connection/inTransaction.ts'
import { dayNumber } from '../../src/main/store/costs/spend.ts'
import { inspectWorkspace } from '../../src/main/store/workspaceFile/inspect.ts'
import { stopBatch } from '../../src/main/store/batches/stopBatch.ts'
import { openDesk } from '../helpers/desk.ts'
import { expectPromises } from '../helpers/promises.ts'

const models = ['claude-sonnet-5-5', 'claude-haiku-5-5']
const everything = { fromDay: 0, isPractice: true }

test('after a run with trouble, a death and a retry the days tell what the calls tell', async () => {
  const desk = await openDesk({ practice: { faults: ['529:0.2', 'refusal%7', 'wrong-enum%5', '401@40-'] } })
  const { id } = await desk.runTable(60, { models, concurrency: 4 })
  expect(desk.batch(id).status).toBe('paused')
  expectPromises(desk.store, id)
  desk.reopen(desk.file)
  desk.server.setFaults(['refusal~case 9)'])
  await desk.run(id)
  expectPromises(desk.store, id)
  await desk.retry(id)
  expectPromises(desk.store, id, { retries: 1 })
  const { calls, costNanoUsd } = desk.store.costs.total(everything)
  expect({ calls, costNanoUsd }).toEqual({
    calls: desk.bothTotals(id).counted.calls.total,
    costNanoUsd: desk.bothTotals(id).counted.costNanoUsd,
  })
})

test('a call counts on the day it was sent, also when its answer comes after midnight', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(2, { models, concurrency: 1 })
  const sentOn = dayNumber(desk.clock.now())
  const client = desk.client()
  const llm = {
    ...client,
    send: async (...args: Parameters<typeof client.send>) => {
      const result = await client.send(...args)
      desk.clock.jump(86_400_000)
      return result
    },
  }
  await desk.run(id, new Control(), { ...desk.deps(), llm })
  expect(desk.store.costs.byDay(everything).map(({ day, calls }) => ({ day, calls }))).toEqual([
    { day: sentOn + 1, calls: 1 },
    { day: sentOn, calls: 1 },
  ])
  expectPromises(desk.store, id)
})

test('calls that are lost count at their worst, on the day and for the model they went to', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(3, { models, concurrency: 3 })
  const control = new Control()
  const llm = {
    ...desk.client(),
    send: async () => {
      control.stop({ reason: 'interrupted', message: 'gone' })
      return new Promise<never>(() => undefined)
    },
  }
  void desk.run(id, control, { ...desk.deps(), llm })
  await expect.poll(() => desk.status(id).calls.total).toBe(3)
  expect(desk.store.costs.total(everything).calls).toBe(0)
  stopBatch(desk.store, id, { reason: 'interrupted', message: 'gone', at: desk.clock.now() + 86_400_000 })
  const [line] = desk.store.costs.byModel(everything)
  expect(line).toMatchObject({ model: models[0], calls: 3, lostCalls: 3, costNanoUsd: 0 })
  expect(line!.unsettledNanoUsd).toBeGreaterThan(0)
  expectPromises(desk.store, id)
})

test('what the cache saved stands beside what was spent, and practice never among paid money', async () => {
  const desk = await openDesk()
  const practice = await desk.runTable(6, { models })
  const paid = await desk.runTable(6, { models, provider: 'anthropic' })
  const scope = { fromDay: 0, isPractice: false }
  expect(desk.store.costs.byBatch(scope, 9)).toMatchObject([{ batchId: paid.id, calls: 0, costNanoUsd: 0 }])
  expect(desk.store.costs.total(scope).savedNanoUsd).toBe(desk.store.costs.total(everything).costNanoUsd)
  expect(desk.store.costs.byBatch(everything, 9)).toMatchObject([{ batchId: practice.id, savedNanoUsd: 0 }])
  expectPromises(desk.store, paid.id)
})

test('a workspace that is not open tells what was paid apart from practice', async () => {
  const desk = await openDesk()
  await desk.runTable(6, { models })
  const inspected = () => inspectWorkspace(desk.file, thisProcess(), desk.clock.now())
  const practiceNanoUsd = desk.store.costs.total(everything).costNanoUsd
  expect(practiceNanoUsd).toBeGreaterThan(0)
  expect(inspected()).toMatchObject({ batches: 1, spentNanoUsd: 0, practiceNanoUsd })
  await desk.runTable(3, { models, provider: 'anthropic', useCache: false })
  const spentNanoUsd = desk.store.costs.total({ fromDay: 0, isPractice: false }).costNanoUsd
  expect(spentNanoUsd).toBeGreaterThan(0)
  expect(inspected()).toMatchObject({ batches: 2, spentNanoUsd, practiceNanoUsd })
})

test('a price that is not known is counted as a call without one', async () => {
  const desk = await openDesk()
  const client = desk.client()
  const llm = {
    ...client,
    send: async (...args: Parameters<typeof client.send>) => {
      const result = await client.send(...args)
      return { ...result, reply: result.reply && { ...result.reply, model: 'llama-4' } }
    },
  }
  const { id } = await desk.import(4, { models })
  await desk.run(id, new Control(), { ...desk.deps(), llm })
  expect(desk.store.costs.byModel(everything)).toMatchObject([
    { model: 'llama-4', calls: 4, unpricedCalls: 4, costNanoUsd: 0 },
  ])
  expectPromises(desk.store, id)
})

test('what is rolled back leaves nothing, neither on disk nor for the next transaction', async () => {
  const { store } = await openDesk()
  const add = () => store.counters.spend.add(7 as BatchId, 20_000, 'm', { calls: 1 })
  const work = () => {
    add()
    throw new Error('no room')
  }
  expect(() => inTransaction(store, work)).toThrow('no room')
  inTransaction(store, add)
  expect(store.costs.total({ fromDay: 0, isPractice: false }).calls).toBe(1)
})
