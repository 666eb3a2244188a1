import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { memorySecrets } from '../../../src/main/api/settings/memorySecrets.ts'
import { openDesks } from '../../../src/main/api/desk/openDesks.ts'
import { watchHandlers } from '../../../src/main/api/desk/watchHandlers.ts'
import { errorFields, openLog } from '../../../src/main/log.ts'
import { startPracticeServer } from '../../../src/main/llm/practiceServer.ts'
import { systemClock } from '../../../src/main/systemClock.ts'
import { importTickets } from '../../helpers/importTickets.ts'
import { allBytes, portInto } from '../../helpers/tableDesk.ts'
import { tempDir } from '../../helpers/tempDir.ts'

const canary = 'canary-7f3a9'

/** A desk whose every secret and every row holds the canary. */
async function deskOfCanaries() {
  const folder = tempDir()
  const server = await startPracticeServer({ apiKey: `sk-ant-${canary}-key` })
  const env = {
    ANTHROPIC_API_KEY: `sk-ant-${canary}-key`,
    ANTHROPIC_BASE_URL: server.url,
    MILLRACE_LOG: 'debug',
  }
  const log = openLog({ dataDir: folder, host: 'web', level: 'debug', now: () => Date.now() })
  const secrets = memorySecrets()
  secrets.set(`plain-${canary}-in-the-keychain`)
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({
      baseUrl: `https://user:${canary}@gateway.test`,
      defaults: { models: [`model-${canary}`] },
    }),
  )
  const desks = openDesks({
    app: { dataDir: folder, workspace: `client-${canary}`, env, clock: systemClock, chance: () => 0.4, log },
    host: 'web',
    version: '1.2.3',
    secrets,
    files: portInto(folder),
  })
  onTestFinished(async () => {
    await desks.close()
    await server.close()
  })
  return { folder, log, ...desks.open()[0]! }
}

test('diagnostics say what runs where and how much there is, and hold no secret, no name and no row', async () => {
  const { folder, log, desk, handlers } = await deskOfCanaries()
  const { store } = desk.app
  const path = join(folder, `${canary}.csv`)
  writeFileSync(path, `id,body\n1,My password is ${canary}\n2,And mine ${canary}2\n3,\n`)
  const { id } = await importTickets(path, { provider: 'anthropic' }, { folder, store, clock: systemClock })
  await desk.runs.start(id)
  for (let version = 0; desk.runs.list().length > 0;) version = await desk.changes.after(version, 100)
  log.write('error', 'bug', errorFields(new Error(`bad reply: ${canary}`)))

  const { text } = await handlers['diagnostics.read']({})
  expect(text).toMatch(/^Millrace 1\.2\.3, web\n/)
  expect(text).toMatch(/^Workspace 1: \d+\.\d MB$/m)
  expect(text).toMatch(/^Open: schema \d+, 1 batches/m)
  expect(text).toMatch(/^Batch 1: complete; sourceRows 3, model 2, failed 1; 2 calls, 0 failed$/m)
  expect(text).toMatch(/^Key: set/m)
  expect(text).toContain('"event":"batch ends"')
  expect(text).toContain('"event":"bug"')
  expect(text).not.toContain(canary)
  expect(readFileSync(join(folder, 'logs/millrace.log'), 'utf8')).not.toContain(canary)
  expect(allBytes(folder).includes(canary), 'the canary was there to be found').toBe(true)
})

test('a call that keeps the process busy is told to the log, one that waits is not', async () => {
  const log = openLog({ dataDir: tempDir(), host: 'web', level: undefined, now: () => Date.now() })
  const handlers = watchHandlers({ 'network.look': busy, 'network.waiting': waits }, log)
  handlers['network.look']()
  await handlers['network.waiting']()
  expect(log.tail(5).map((line) => (JSON.parse(line) as { call: string }).call)).toEqual(['network.look'])
})

function busy(): object {
  for (const until = performance.now() + 60; performance.now() < until;);
  return {}
}

async function waits(): Promise<object> {
  await systemClock.sleep(60, new AbortController().signal)
  return {}
}
