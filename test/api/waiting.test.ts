import { expect, onTestFinished, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import type { Operator } from '../helpers/operator.ts'
import { openOperator } from '../helpers/operator.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'
import { skippingClock } from '../helpers/skippingClock.ts'
import { tempDir } from '../helpers/tempDir.ts'

/** A batch of 40 rows whose model cannot be reached any more after some of them. */
async function cutOff(folder = tempDir()) {
  const clock = skippingClock()
  const operator = await openOperator({ latency: 5 }, { clock, folder })
  const { id } = await operator.import(40, { concurrency: 4, useCache: false })
  await operator.runs.start(id)
  await operator.server.afterRequests(10)
  await operator.server.close()
  await until(operator, () => operator.runs.waiting().includes(id))
  const back = async () => {
    const server = await startPracticeServer({ seed: 1, port: Number(new URL(operator.server.url).port) })
    onTestFinished(() => server.close())
    return server
  }
  return { ...operator, id, clock, back }
}

async function until({ changes }: Pick<Operator, 'changes'>, isSo: () => boolean): Promise<void> {
  for (let version = 0; !isSo();) version = await changes.after(version, 100)
}

const statusOf = ({ app }: Operator, id: BatchId) => app.store.batches.get(id)!

test('ten minutes without a network: every row waits, the batch goes on by itself, nothing is asked twice', async () => {
  const { app, runs, id, clock, back, ...operator } = await cutOff()
  expect(app.store.batches.get(id)).toMatchObject({ status: 'paused', reason: 'offline' })
  expect(await operator.call('network.waiting', {})).toEqual({ batches: [id] })
  const from = clock.now()
  await until(operator, () => clock.now() > from + 600_000)
  expect(runs.waiting()).toEqual([id])
  expect(app.store.totals(app.store.batches.get(id)!).seal).toMatchObject({ failed: 0, running: 0 })
  const answered = app.store.totals(app.store.batches.get(id)!).seal.model

  const server = await back()
  await until(operator, () => app.store.batches.get(id)!.status === 'complete')
  expect(app.store.totals(app.store.batches.get(id)!).seal).toMatchObject({ model: 40, failed: 0 })
  expect(server.requests()).toBe(40 - answered)
  expect(runs.waiting()).toEqual([])
  expectPromises(app.store, id)
  expectRest(app.store, id)
})

test('a batch that waits for the network stays paused when the operator says so', async () => {
  const operator = await cutOff()
  await operator.call('batch.pause', { batchId: operator.id, now: false })
  expect(statusOf(operator, operator.id)).toMatchObject({ status: 'paused', reason: 'operator' })
  expect(operator.runs.waiting()).toEqual([])
  const server = await operator.back()
  await operator.call('network.look', {})
  await operator.changes.after(0, 60_000)
  expect(server.requests()).toBe(0)
})

test('a batch that waits can be cancelled, and nothing waits after the window was closed', async () => {
  const operator = await cutOff()
  await operator.call('batch.cancel', { batchId: operator.id, now: false })
  expect(operator.runs.waiting()).toEqual([])
  const other = await cutOff()
  await other.runs.close()
  const server = await other.back()
  other.runs.lookForNetwork()
  await other.changes.after(0, 60_000)
  expect(server.requests()).toBe(0)
  expect(statusOf(other, other.id)).toMatchObject({ reason: 'offline' })
})

test('what an earlier process left without a network is offered, not begun', async () => {
  const folder = tempDir()
  const first = await cutOff(folder)
  await first.close()
  const second = await openOperator({}, { folder, clock: skippingClock() })
  expect(second.app.store.batches.get(first.id)).toMatchObject({ status: 'paused', reason: 'offline' })
  expect(second.runs.waiting()).toEqual([])
})
