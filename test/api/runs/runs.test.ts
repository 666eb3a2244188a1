import { expect, onTestFinished, test, vi } from 'vitest'
import { tempDir } from '../../helpers/tempDir.ts'
import { openOperator } from '../../helpers/operator.ts'

test('a start comes back when the batch runs, and the batch runs to its end', async () => {
  const { app, runs, server, ended, ...operator } = await openOperator({ latency: 5 })
  const { id } = await operator.import(12)
  await runs.start(id)
  expect(app.store.batches.get(id)!.status).toBe('running')
  expect(runs.list()).toEqual([id])
  expect((await ended(id)).status).toBe('complete')
  expect(server.requests()).toBe(12)
})

test('a second start of a batch that runs here changes nothing', async () => {
  const { app, runs, server, ended, ...operator } = await openOperator({ latency: 5 })
  const { id } = await operator.import(12)
  await Promise.all([runs.start(id), runs.start(id)])
  await runs.start(id)
  expect((await ended(id)).status).toBe('complete')
  expect(server.requests()).toBe(12)
  expect(app.store.events.list(id).filter(({ kind }) => kind === 'started')).toHaveLength(1)
})

test('two batches run side by side', async () => {
  const { runs, ended, ...operator } = await openOperator()
  const [one, two] = [await operator.import(5), await operator.import(6, { useCache: false })]
  await Promise.all([runs.start(one.id), runs.start(two.id)])
  expect([(await ended(one.id)).status, (await ended(two.id)).status]).toEqual(['complete', 'complete'])
})

test('a batch that another process runs is refused', async () => {
  const { app, runs, elsewhere, ...operator } = await openOperator()
  const { id } = await operator.import(3)
  elsewhere().leases.acquire(id, app.config.clock.now())
  await expect(runs.start(id)).rejects.toThrow(
    /Batch \d+ is being run by another process: process 1 on elsewhere/,
  )
  expect(runs.list()).toEqual([])
  expect(app.store.batches.get(id)!.status).toBe('ready')
})

test('a batch whose key is missing is refused', async () => {
  const { runs, ...operator } = await openOperator()
  const { id } = await operator.import(3, { provider: 'anthropic' })
  await expect(runs.start(id)).rejects.toThrow('There is no ANTHROPIC_API_KEY')
})

test('closing while a batch runs pauses it, and the next start goes on without a loss', async () => {
  const folder = tempDir()
  const first = await openOperator({ latency: 100 }, { folder })
  const { id } = await first.import(40, { concurrency: 4 })
  await first.runs.start(id)
  await first.server.afterRequests(8)
  await first.close()
  const asked = first.server.requests()
  expect(asked).toBeLessThan(40)

  const second = await openOperator({}, { folder })
  expect(second.app.store.batches.get(id)).toMatchObject({
    status: 'paused',
    reason: 'interrupted',
    message: expect.stringContaining('Millrace was closed while this batch was running'),
  })
  await second.runs.start(id)
  expect((await second.ended(id)).status).toBe('complete')
  expect(asked + second.server.requests()).toBe(40)
})

test('a start while the batch is pausing waits for the pause and goes on', async () => {
  const { app, runs, server, ended, ...operator } = await openOperator({ latency: 30 })
  const { id } = await operator.import(300, { concurrency: 4 })
  await runs.start(id)
  await server.afterRequests(5)
  app.store.batches.request(id, 'pause', 'the test')
  await runs.start(id)
  expect(app.store.events.list(id).map(({ kind }) => kind)).toContain('paused:operator')
  expect((await ended(id)).status).toBe('complete')
  expect(server.requests()).toBe(300)
})

test('nothing is started any more while the window closes', async () => {
  const { runs, ...operator } = await openOperator()
  const { id } = await operator.import(3)
  await runs.close()
  await expect(runs.start(id)).rejects.toThrow('Millrace is closing')
})

test('a batch whose end cannot be read is noted, and ends neither the process nor the other batches', async () => {
  const { runs, server, elsewhere, ...operator } = await openOperator({ latency: 20 })
  const noted = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => noted.mockRestore())
  const { id } = await operator.import(12, { concurrency: 1 })
  await runs.start(id)
  await server.afterRequests(2)
  elsewhere().db.exec('alter table batch rename to gone')
  await expect.poll(() => runs.list()).toEqual([])
  await expect.poll(() => noted.mock.calls.join()).toContain('no such table')
  expect(noted.mock.calls.join()).toContain('end of a run')
})
