import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import type { BatchId } from '../../../src/shared/ids.ts'
import { createNetworkWait } from '../../../src/main/api/runs/networkWait.ts'
import { startPracticeServer } from '../../../src/main/llm/practiceServer.ts'
import type { Operator } from '../../helpers/operator.ts'
import { openOperator } from '../../helpers/operator.ts'
import { expectPromises, expectRest } from '../../helpers/promises.ts'
import { skippingClock } from '../../helpers/skippingClock.ts'
import { tempDir } from '../../helpers/tempDir.ts'

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
  return { ...operator, id, clock, folder, back }
}

async function until({ changes }: Pick<Operator, 'changes'>, isSo: () => boolean): Promise<void> {
  for (let version = 0; !isSo();) version = await changes.after(version, 100)
}

/** As long as a look for the network takes, several times over. */
async function aWhile({ changes }: Pick<Operator, 'changes'>): Promise<void> {
  let version = await changes.after(0, 0)
  for (let turn = 0; turn < 5; turn++) version = await changes.after(version, 60_000)
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
  await aWhile(operator)
  expect(server.requests()).toBe(0)
})

/** A model that is there again, and takes its time to say so. */
async function slowToAnswer({ server }: Operator) {
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const methods: string[] = []
  const model = createServer((request, response) => {
    methods.push(request.method!)
    asked.resolve()
    void answered.promise.then(() => response.end('{"data":[]}'))
  })
  model.listen(Number(new URL(server.url).port), '127.0.0.1')
  await once(model, 'listening')
  onTestFinished(() => {
    model.closeAllConnections()
    model.close()
  })
  return { asked: asked.promise, answer: () => answered.resolve(), methods }
}

test('a batch that is paused while its model is looked for is not started by what is found', async () => {
  const operator = await cutOff()
  const { asked, answer, methods } = await slowToAnswer(operator)
  await asked
  await operator.call('batch.pause', { batchId: operator.id, now: false })
  answer()
  await aWhile(operator)
  await operator.close()
  expect(new Set(methods)).toEqual(new Set(['GET']))
  const { store } = await openOperator({}, { folder: operator.folder }).then(({ app }) => app)
  expect(store.batches.get(operator.id)).toMatchObject({ status: 'paused', reason: 'operator' })
})

test('a batch that waits can be cancelled, and nothing waits after the window was closed', async () => {
  const operator = await cutOff()
  await operator.call('batch.cancel', { batchId: operator.id, now: false })
  expect(operator.runs.waiting()).toEqual([])
  const other = await cutOff()
  await other.runs.close()
  const server = await other.back()
  other.runs.lookForNetwork()
  await aWhile(other)
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

test('what waits for the network is looked after also when a look has gone wrong', async () => {
  const { app, import: imported } = await openOperator({}, { clock: skippingClock() })
  const { id } = await imported(1)
  const bugs: string[] = []
  const started = Promise.withResolvers<BatchId>()
  const troubles = [new Error('The file is locked.'), null, new Error('The disk cannot be read.')]
  const network = createNetworkWait(app, {
    waiting() {
      const trouble = troubles.shift()
      if (trouble) throw trouble
      return [id]
    },
    start: async (batchId) => started.resolve(batchId),
    onBug: (error, name) => bugs.push(`${name}: ${(error as Error).message}`),
  })
  network.follow()
  expect(await started.promise).toBe(id)
  network.close()
  expect(bugs).toEqual([
    'look for the network: The file is locked.',
    'look for the network: The disk cannot be read.',
  ])
})
