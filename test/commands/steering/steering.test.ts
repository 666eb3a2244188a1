import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PracticeOptions } from '../../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../../src/main/llm/practiceServer.ts'
import type { Shell } from '../../helpers/millrace.ts'
import { millrace, start, statusOf } from '../../helpers/millrace.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { ticketFile } from '../../helpers/tickets.ts'

describe('a running batch is steered from another process', () => {
  test('pause waits for the calls in flight, and the batch can be resumed', async () => {
    const { shell, server, running } = await runningBatch({ latency: slow })
    await server.afterRequests(10)
    const paused = await millrace(['pause', 'last', '--json'], shell)
    expect(paused.code, paused.err).toBe(0)
    expect(statusOf(paused)).toMatchObject({
      batch: { status: 'paused', reason: 'operator' },
      seal: { running: 0, waiting: 0 },
    })
    expect((await running.ended).code).toBe(4)
    const requests = server.requests()
    const status = statusOf(paused)
    expect(status.calls).toMatchObject({ total: requests, ok: requests })
    server.setLatency(0)
    const resumed = await millrace(['resume', 'last', '--json'], shell)
    expect(statusOf(resumed).seal).toMatchObject({ model: rows })
    expect(server.requests()).toBe(rows)
  })

  test('pause --now drops the calls in flight and counts them', async () => {
    const { shell, server, running } = await runningBatch({ latency: 60_000 })
    await server.afterRequests(5)
    const paused = await millrace(['pause', 'last', '--now', '--json'], shell)
    expect(statusOf(paused)).toMatchObject({ batch: { status: 'paused' }, seal: { pending: rows } })
    expect((await running.ended).code).toBe(4)
    const log = await millrace(['status', 'last', '--log'], shell)
    expect(log.out).toMatch(/5 calls were in flight and were dropped; they may have been paid/)
    expect(log.out).toMatch(/up to \$0\.\d+ more for calls whose answer never came/)
    expect(log.out).toContain('5 of them cut off, may have been paid')
    expect((await millrace(['cost'], shell)).out).toContain('5 calls cut off, may have been paid')
  })

  test('cancel ends a batch for good and keeps what was answered', async () => {
    const { shell, server, running } = await runningBatch({ latency: slow })
    await server.afterRequests(10)
    const cancelled = statusOf(await millrace(['cancel', 'last', '--json'], shell))
    expect(cancelled.batch.status).toBe('cancelled')
    expect(cancelled.seal).toMatchObject({ model: server.requests(), cancelled: rows - server.requests() })
    expect((await running.ended).code).toBe(3)
    const resumed = await millrace(['resume', 'last'], shell)
    expect([resumed.code, resumed.err]).toEqual([
      2,
      expect.stringContaining('was cancelled and does not go on'),
    ])
    const exported = await millrace(['export', 'last', '--out', join(shell.dataDir, 'out.csv')], shell)
    expect(exported.code, exported.err).toBe(0)
  })

  test('tune changes concurrency, limits and budget of the run that is going on', async () => {
    const { shell, server, running } = await runningBatch({ latency: 20 }, [
      '--rpm',
      '60',
      '--concurrency',
      '1',
    ])
    await server.afterRequests(1)
    const flags = ['--rpm', 'none', '--concurrency', '3', '--max-cost', '0.5']
    const tuned = await millrace(['tune', 'last', ...flags], shell)
    expect(tuned.out).toBe(
      'Batch 1: concurrency 1 -> 3, requests per minute 60 -> none, budget none -> $0.50.\n',
    )
    expect((await running.ended).code).toBe(4) // at the budget; at 60 a minute the test would time out before
    expect(server.maxInFlight()).toBe(3)
    const log = await millrace(['status', 'last', '--log'], shell)
    expect(log.out).toMatch(/tuned {2}concurrency 1 -> 3, .* by \S+ on the command line \(process \d+\)/)
    expect(log.out).toMatch(
      /paused:budget {2}The budget of this batch, \$0\.50, has no room for another call/,
    )
  })

  test('what is not running cannot be paused, and says so', async () => {
    const shell = { dataDir: tempDir() }
    await millrace(['import', ticketFile(shell.dataDir, 3)], shell)
    const paused = await millrace(['pause', 'last'], shell)
    expect([paused.code, paused.err]).toEqual([
      2,
      'Batch 1 is not running; it is ready. There is nothing to pause.\n',
    ])
  })

  test('a batch that nobody runs can be cancelled', async () => {
    const shell = { dataDir: tempDir() }
    await millrace(['import', ticketFile(shell.dataDir, 3)], shell)
    expect(statusOf(await millrace(['cancel', 'last', '--json'], shell)).seal).toMatchObject({ cancelled: 3 })
  })
})

describe('a budget on the command line', () => {
  test('is refused for a model whose price is not known, before anything is sent', async () => {
    const shell = { dataDir: tempDir() }
    const flags = ['--model', 'llama-9', '--max-cost', '1', '--provider', 'practice']
    const { code, err } = await millrace(['run', ticketFile(shell.dataDir, 3), ...flags], shell)
    expect([code, err]).toEqual([2, expect.stringContaining('The price of llama-9 is not known')])
  })

  test('for the day and the workspace is set and shown by `cost`', async () => {
    const shell = { dataDir: tempDir() }
    const { out } = await millrace(['cost', '--max-per-day', '5', '--max-total', '100'], shell)
    expect(out).toContain('Budget for today (UTC): $0.00 of $5.00 used\n')
    const { budgets } = JSON.parse((await millrace(['cost', '--max-total', 'none', '--json'], shell)).out)
    expect(budgets).toEqual([
      { scope: 'day', capUsd: '5.000000000', usedUsd: '0.000000000', practiceUsd: '0.000000000' },
    ])
  })
})

const rows = 400
/** ms: another process starts and is heard before the rows are over, also where the machine is busy. */
const slow = 1_000

/** A batch that `millrace run` is busy with. */
async function runningBatch(practice: PracticeOptions, flags: readonly string[] = []) {
  const server = await startPracticeServer({ seed: 1, ...practice })
  onTestFinished(() => server.close())
  const dataDir = tempDir()
  const shell: Shell = { dataDir, env: { ANTHROPIC_BASE_URL: server.url } }
  const running = start(['run', ticketFile(dataDir, rows), ...flags], shell)
  return { shell, server, running }
}
