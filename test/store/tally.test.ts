import { expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { inTransaction } from '../../src/main/store/connection/inTransaction.ts'
import type { Lease } from '../../src/main/store/batches/leases.ts'
import type { Store } from '../../src/main/store/open.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'
import { expectPromises } from '../helpers/promises.ts'

const models = ['claude-sonnet-5-5']

test('what is rolled back leaves nothing, neither on disk nor for the next transaction', async () => {
  const { store } = await openDesk()
  const id = 7 as BatchId
  const add = (at: number) => store.counters.tally.add(id, at, 'done', 1)
  const work = () => {
    add(1_000)
    throw new Error('no room')
  }
  expect(() => inTransaction(store, work)).toThrow('no room')
  expect(store.counters.tally.all(id)).toEqual([])
  inTransaction(store, () => add(2_000))
  expect(store.counters.tally.all(id)).toEqual([{ at: 2, done: 1, failed: 0, spentNanoUsd: 0 }])
})

test('a step that is refused because another process took over is not told of', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(2, { models })
  const lease = desk.store.leases.acquire(id, desk.clock.now()) as Lease
  const other = desk.openStore()
  desk.clock.jump(60_000)
  expect(other.leases.acquire(id, desk.clock.now())).toHaveProperty('token')
  const was = desk.item(id, 1)
  const item = {
    ...was,
    status: 'failed',
    failure: { kind: 'network', stage: 'process', message: 'x' },
  } as const
  const change = { was, item, at: desk.clock.now() }
  await expect(desk.store.commit(lease, change)).rejects.toThrow('another process')
  expect(desk.store.counters.tally.all(id)).toEqual([])
  expect(desk.item(id, 1)).toEqual(was)
  other.close()
})

test('of writes that are ready together, one that fails is not told of and the others are, once', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(3, { models })
  const lease = desk.store.leases.acquire(id, desk.clock.now()) as Lease
  const commit = (row: number, artifacts: { kind: 'input'; body: string }[] = []) => {
    const was = desk.item(id, row)
    const item = {
      ...was,
      status: 'failed',
      failure: { kind: 'network', stage: 'process', message: 'x' },
    } as const
    return desk.store.commit(lease, { was, item, artifacts, at: desk.clock.now() })
  }
  const bad = commit(2, [{ kind: 'nothing' as 'input', body: '{}' }])
  const good = Promise.all([commit(1), commit(3)])
  await expect(bad).rejects.toThrow('CHECK')
  await good
  expect(summed(desk.store, id)).toEqual({ done: 0, failed: 2, spentNanoUsd: 0 })
  desk.store.leases.release(lease)
})

test('after a run with trouble, a retry and a death it tells what the counters tell', async () => {
  const desk = await openDesk({ practice: { faults: ['529:0.2', 'refusal%7', 'wrong-enum%5', '401@40-'] } })
  const { id } = await desk.runTable(60, { models, concurrency: 4 })
  expect(desk.batch(id).status).toBe('paused')
  expectTold(desk, id)
  expectPromises(desk.store, id)
  desk.reopen(desk.file)
  desk.server.setFaults(['refusal~case 9)'])
  await desk.run(id)
  expect(desk.batch(id).status).toBe('complete')
  expectTold(desk, id)
  expectPromises(desk.store, id)
  const before = summed(desk.store, id)
  await desk.retry(id)
  expect(summed(desk.store, id).spentNanoUsd).toBeGreaterThan(before.spentNanoUsd)
  expect(summed(desk.store, id).spentNanoUsd).toBe(desk.bothTotals(id).counted.costNanoUsd)
})

function expectTold(desk: Desk, id: BatchId): void {
  const { seal, costNanoUsd } = desk.bothTotals(id).kept
  const done = seal.model + seal.cache + seal.default
  expect(summed(desk.store, id)).toEqual({ done, failed: seal.failed, spentNanoUsd: costNanoUsd })
}

function summed(store: Store, id: BatchId) {
  const none = { done: 0, failed: 0, spentNanoUsd: 0 }
  return store.counters.tally.all(id).reduce(
    (sum, second) => ({
      done: sum.done + second.done,
      failed: sum.failed + second.failed,
      spentNanoUsd: sum.spentNanoUsd + second.spentNanoUsd,
    }),
    none,
  )
}
