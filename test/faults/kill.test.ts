import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { millrace, start, statusOf } from '../helpers/millrace.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'

const rows = 300
const concurrency = 8
const kills = [20, 75, 130, 190, 250]

test('five kill -9 in the middle of a run lose nothing and repeat at most the calls in flight', async () => {
  const server = await startPracticeServer({ seed: 1, latency: 10 })
  onTestFinished(() => server.close())
  const folder = tempDir()
  const shell = { dataDir: join(folder, 'data'), env: { ANTHROPIC_BASE_URL: server.url } }
  const flags = ['--concurrency', String(concurrency)]
  let command = ['run', ticketFile(folder, rows), ...flags]
  for (const requests of kills) {
    const running = start(command, shell)
    await server.afterRequests(requests)
    running.child.kill('SIGKILL')
    await running.ended
    command = ['resume', 'last', ...flags]
  }
  const out = join(folder, 'results.csv')
  const ended = await millrace([...command, '--json', '--out', out], shell)
  expect(ended.code, ended.err).toBe(0)
  expect(statusOf(ended).seal).toMatchObject({ sourceRows: rows, model: rows, pending: 0, running: 0 })
  expect(server.requests()).toBeLessThanOrEqual(rows + kills.length * concurrency)
  const exported = parse<Record<string, string>>(readFileSync(out), { columns: true })
  expect(exported.map((row) => row['id'])).toEqual(
    Array.from({ length: rows }, (_, index) => `T-${index + 1}`),
  )
  expect(exported.every((row) => row['_status'] === 'complete' && row['urgency'])).toBe(true)
})

test('a kill -9 of the launcher stops the program behind it: nothing goes on spending', async () => {
  const server = await startPracticeServer({ seed: 1, latency: 10 })
  onTestFinished(() => server.close())
  const folder = tempDir()
  const shell = { dataDir: join(folder, 'data'), env: { ANTHROPIC_BASE_URL: server.url } }
  const running = start(['run', ticketFile(folder, rows)], shell)
  await server.afterRequests(30)
  running.child.kill('SIGKILL')
  await running.ended // its pipes close only when the last process that holds them is gone
  expect(server.requests()).toBeLessThan(rows)
})
