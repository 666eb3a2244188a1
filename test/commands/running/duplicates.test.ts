import { expect, onTestFinished, test } from 'vitest'
import { millrace, statusOf } from '../../helpers/millrace.ts'
import { startPracticeServer } from '../../../src/main/llm/practiceServer.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { ticketFile } from '../../helpers/tickets.ts'

const crash = () => 'The app crashes.'
const subject = () => 'Crash'

async function practice() {
  const server = await startPracticeServer({ seed: 1 })
  onTestFinished(() => server.close())
  const shell = { dataDir: tempDir(), env: { MILLRACE_PRACTICE_URL: server.url } }
  return { server, shell, folder: tempDir() }
}

test('an import says how many rows repeat an earlier one, and what becomes of them', async () => {
  const { server, shell, folder } = await practice()
  const { err } = await millrace(['run', ticketFile(folder, 5, crash, subject)], shell)
  expect(err).toContain('4 rows have the same content as an earlier one; they share its answer.')
  expect(server.requests()).toBe(1)
})

test('without the cache each of them is asked, and that is said', async () => {
  const { server, shell, folder } = await practice()
  const { err } = await millrace(['run', ticketFile(folder, 2, crash, subject), '--no-cache'], shell)
  expect(err).toContain(
    '1 row has the same content as an earlier one; with --no-cache it is asked and paid like any other.',
  )
  expect(server.requests()).toBe(2)
})

test('with --duplicates skip only the first of them is run, also by an import that is started later', async () => {
  const { server, shell, folder } = await practice()
  const file = ticketFile(folder, 5, crash, subject)
  const run = await millrace(['run', file, '--duplicates', 'skip', '--json'], shell)
  expect(run.err).toContain('4 rows have the same content as an earlier one; they are skipped.')
  expect(statusOf(run).seal).toMatchObject({ model: 1, cache: 0, skipped: 4 })
  await millrace(['import', file, '--duplicates', 'skip'], shell)
  const started = await millrace(['start', 'last', '--no-cache', '--json'], shell)
  expect(statusOf(started).seal).toMatchObject({ model: 1, skipped: 4 })
  expect(server.requests()).toBe(2)
})

test('another word than share or skip is wrong usage', async () => {
  const { shell, folder } = await practice()
  const { code, err } = await millrace(['run', ticketFile(folder, 2), '--duplicates', 'keep'], shell)
  expect([code, err]).toEqual([2, expect.stringContaining('Allowed choices are share, skip')])
})
