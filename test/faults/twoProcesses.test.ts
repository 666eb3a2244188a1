import { setImmediate as turn } from 'node:timers/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { watchEveryMs } from '../../src/main/engine/watch.ts'
import type { BatchId } from '../../src/shared/ids.ts'
import { LeaseLost } from '../../src/main/store/batches/leases.ts'
import { Control } from '../../src/main/engine/control.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { millrace, start } from '../helpers/millrace.ts'
import { openDesk } from '../helpers/desk.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'
import { between, forEachSeed, testTimeoutMs } from '../helpers/rounds.ts'
import { seededRandom } from '../../src/main/llm/practice/chance.ts'
import { scriptedModel } from '../helpers/scriptedModel.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'
import { openWorkspace } from '../helpers/workspace.ts'

const rows = 24
const concurrency = 4

test(
  'a process that is stopped longer than its lease is overtaken, and writes nothing when it goes on',
  { timeout: testTimeoutMs },
  () => forEachSeed([2, 100], overtakeStopped),
)

async function overtakeStopped(seed: number): Promise<void> {
  const server = await startPracticeServer({ seed, latency: 150 })
  const folder = tempDir()
  const shell = { dataDir: join(folder, 'data'), env: { ANTHROPIC_BASE_URL: server.url } }
  const first = start(['run', ticketFile(folder, rows), '--concurrency', String(concurrency)], shell)
  // All it may send is sent: it waits, and holds no lock.
  await server.afterRequests(concurrency)
  first.child.kill('SIGSTOP')
  const refused = await millrace(['resume', 'last'], shell)
  expect(refused).toMatchObject({
    code: 2,
    err: expect.stringMatching(/Batch 1 is being run by another process.*\n$/),
  })
  ageLease(join(shell.dataDir, 'workspaces', 'default.db'))
  const second = await millrace(['resume', 'last', '--json'], shell)
  expect(second.code, second.err).toBe(0)
  first.child.kill('SIGCONT')
  const late = await first.ended
  expect(late.code).toBe(1)
  expect(late.err).toContain('is now run by another process; this one stops without writing')
  const store = openWorkspace(shell.dataDir)
  expect(store.totals(store.batches.get(1 as BatchId)!)).toMatchObject({
    seal: { model: rows },
    calls: { lost: concurrency },
  })
  expectPromises(store, 1 as BatchId)
  expectRest(store, 1 as BatchId)
  store.close()
  expect(server.requests()).toBe(rows + concurrency)
  await server.close()
}

/** As if so much time had passed since its last heartbeat. */
function ageLease(file: string): void {
  const db = new Database(file)
  db.exec('update lease set heartbeat_at = heartbeat_at - 60000')
  db.close()
}

test('a second run of a live batch is refused with a sentence and asks nobody', async () => {
  const server = await startPracticeServer({ seed: 1, faults: ['hang'] })
  onTestFinished(() => server.close())
  const folder = tempDir()
  const shell = { dataDir: join(folder, 'data'), env: { ANTHROPIC_BASE_URL: server.url } }
  const first = start(['run', ticketFile(folder, rows), '--concurrency', String(concurrency)], shell)
  await server.afterRequests(concurrency)
  for (const command of ['resume', 'start']) {
    const { code, err } = await millrace([command, '1'], shell)
    expect(err).toMatch(/Batch 1 is being run by another process.*Wait for it, or stop it\.\n$/)
    expect(code).toBe(2)
  }
  expect(server.requests()).toBe(concurrency)
  first.child.kill('SIGKILL')
  await first.ended
  server.setFaults([])
  expect((await millrace(['resume', '1'], shell)).code).toBe(0)
  expect(server.requests()).toBe(rows + concurrency)
})

test(
  'two engines that race for one batch: whoever is late writes nothing, and no stage is stored twice',
  { timeout: testTimeoutMs },
  () =>
    forEachSeed([20, 500], async (seed) => {
      const random = seededRandom(seed)
      const desk = await openDesk({ chance: random, llm: scriptedModel(random, 0.2) })
      const { id } = await desk.import(20, { concurrency, defaultResponse: true })
      const first = desk.run(id).catch((error: unknown) => error)
      for (let turns = between(random, 1, 40); turns > 0; turns--) await turn()
      const wasRunning = desk.batch(id).status === 'running'
      desk.clock.jump(60_000)
      const other = desk.openStore()
      const second = desk.run(id, undefined, desk.deps(other)).catch((error: unknown) => error)
      const outcomes = await Promise.all([first, second])
      expect(outcomes[1]).toBeUndefined()
      expect(outcomes[0] instanceof LeaseLost).toBe(wasRunning)
      expectPromises(other, id)
      expectRest(other, id)
      other.close()
      await desk.close()
    }),
)

test('a run that is overtaken between its last commit and its end leaves the batch to its new owner', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(40, { concurrency: 2 })
  const control = new Control()
  void desk.server.afterRequests(3).then(() => control.stop({ reason: 'operator', message: 'Stopped.' }))
  let second: Promise<unknown> = Promise.resolve()
  // The last thing that a run waits for is its heartbeat.
  const sleep: typeof desk.clock.sleep = async (delayMs, signal) => {
    await desk.clock.sleep(delayMs, signal)
    if (delayMs !== watchEveryMs) return
    desk.clock.jump(60_000)
    const other = desk.openStore()
    second = desk.run(id, undefined, desk.deps(other)).finally(() => other.close())
    await desk.server.afterRequests(desk.server.requests() + 2)
  }
  const first = desk.run(id, control, { ...desk.deps(), clock: { now: () => desk.clock.now(), sleep } })
  await expect(first).rejects.toMatchObject({ name: 'LeaseLost' })
  expect(desk.batch(id)).toMatchObject({ status: 'running', reason: null })
  expectPromises(desk.store, id)
  await second
  expect(desk.seal(id)).toMatchObject({ model: 40 })
  expectPromises(desk.store, id)
  expectRest(desk.store, id)
})
