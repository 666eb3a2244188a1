import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { millrace, start } from '../helpers/millrace.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'

test('a batch that another process runs is refused before anything of it is changed', async () => {
  const server = await startPracticeServer({ seed: 1, faults: ['refusal~case 1)'], latency: 60_000 })
  onTestFinished(() => server.close())
  const folder = tempDir()
  const shell = { dataDir: join(folder, 'data'), env: { ANTHROPIC_BASE_URL: server.url } }
  const running = start(['run', ticketFile(folder, 40), '--sample', '10'], shell)
  await server.afterRequests(5)
  for (const command of ['start', 'resume']) {
    const { code, err } = await millrace([command, 'last', '--concurrency', '2'], shell)
    expect([code, err]).toEqual([2, expect.stringContaining('is being run by another process')])
  }
  const retry = await millrace(['retry', 'last'], shell)
  expect(retry.err).toMatch(
    /10 rows are still open, and another process runs them\. Wait for it, or pause it with: .*millrace.* pause 1\n$/,
  )
  const paused = await millrace(['pause', 'last', '--now', '--json'], shell)
  expect(JSON.parse(paused.out)).toMatchObject({ seal: { skipped: 30, pending: 10 } })
  await running.ended
  const { out } = await millrace(['status', 'last', '--log'], shell)
  expect(out).not.toContain('tuned')
})

test.for([
  ['run', 'none.csv', [], 'does not exist.'],
  ['import', 'none.csv', [], 'does not exist.'],
  ['run', 'none.csv', ['--layout', 'files'], 'does not exist.'],
  ['run', 'tickets.csv', ['--provider', 'anthropic'], 'There is no ANTHROPIC_API_KEY.'],
  ['run', 'tickets.csv', ['--out', 'results.pdf'], 'results.pdf'],
  ['run', 'tickets.csv', ['--map', 'body=letter'], 'The table has no column "letter".'],
  ['import', 'tickets.csv', ['--pipeline', 'none'], 'There is no pipeline "none".'],
  ['import', 'empty.csv', [], 'is empty.'],
] as const)('%s %s %j is refused before a workspace is made', async ([command, file, flags, said]) => {
  const folder = tempDir()
  const dataDir = join(folder, 'data')
  ticketFile(folder, 3)
  writeFileSync(join(folder, 'empty.csv'), '')
  const { code, err } = await millrace([command, join(folder, file), ...flags], { dataDir })
  expect([code, err]).toEqual([2, expect.stringContaining(said)])
  expect(existsSync(dataDir)).toBe(false)
})
