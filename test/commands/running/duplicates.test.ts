import { expect, onTestFinished, test } from 'vitest'
import { millrace } from '../../helpers/millrace.ts'
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
