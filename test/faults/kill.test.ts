import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { expect, onTestFinished, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { seededRandom } from '../../src/main/llm/practice/chance.ts'
import type { PracticeServer } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import type { Store } from '../../src/main/store/open.ts'
import { workspacePath } from '../../src/main/workspaces.ts'
import { millrace, start, statusOf } from '../helpers/millrace.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'
import { between, forEachSeed, testTimeoutMs } from '../helpers/rounds.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'
import { openWorkspace } from '../helpers/workspace.ts'

const rows = 300
const concurrency = 8
const kills = 20
const batchId = 1 as BatchId

test(
  'twenty kill -9 in the middle of a run lose nothing and repeat at most the calls in flight',
  { timeout: testTimeoutMs },
  () => forEachSeed([1, 250], killOften),
)

async function killOften(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const server = await startPracticeServer({ seed, latency: 4, keepLog: true })
  const folder = tempDir()
  const shell = { dataDir: join(folder, 'data'), env: { ANTHROPIC_BASE_URL: server.url } }
  const flags = ['--concurrency', String(concurrency)]
  let command = ['run', ticketFile(folder, rows), ...flags]
  let before = new Map<number, Kept>()
  for (let kill = 1; kill <= kills; kill++) {
    const running = start(command, shell)
    await server.afterRequests(server.requests() + between(random, 1, 14))
    running.child.kill('SIGKILL')
    await running.ended
    before = expectNothingLost(before, keptIn(shell.dataDir))
    command = ['resume', 'last', ...flags]
  }
  const out = join(folder, 'results.csv')
  const ended = await millrace([...command, '--json', '--out', out], shell)
  expect(ended.code, ended.err).toBe(0)
  expect(statusOf(ended).seal).toMatchObject({ sourceRows: rows, model: rows, pending: 0, running: 0 })
  expectNothingLost(before, keptIn(shell.dataDir))
  expectWhole(out)
  const store = openWorkspace(shell.dataDir)
  expectPromises(store, batchId)
  expectRest(store, batchId)
  expectAnsweredOnce(store, server)
  store.close()
  await server.close()
}

interface Kept {
  readonly step: number
  readonly artifacts: string
}

/** What the file holds of each item: how far it is, and the checksums of what its stages left. */
function keptIn(dataDir: string): Map<number, Kept> {
  const db = new Database(workspacePath(dataDir, 'default'), { readonly: true })
  const items = db.prepare<[], Kept & { id: number }>(
    `select id, case checkpoint when 'pending' then 0 when 'prepared' then 2 when 'processed' then 3 when 'complete' then 5 end as step,
       (select coalesce(group_concat(hex(sha256), ' ' order by artifact.id), '') from artifact where item_id = item.id) as artifacts
     from item`,
  )
  const kept = new Map(items.all().map(({ id, ...rest }) => [id, rest]))
  db.close()
  return kept
}

/** No item goes back, and nothing that a stage has left is gone or changed. */
function expectNothingLost(before: ReadonlyMap<number, Kept>, after: Map<number, Kept>): Map<number, Kept> {
  const lost = [...before].filter(([id, { step, artifacts }]) => {
    const now = after.get(id)
    return !now || now.step < step || !now.artifacts.startsWith(artifacts)
  })
  expect(lost).toEqual([])
  return after
}

/** Every request that came has its call; a body came again only where a call of it was in flight at a kill. */
function expectAnsweredOnce(store: Store, server: PracticeServer): void {
  const { calls } = store.totals(store.batches.get(batchId)!)
  expect(calls).toMatchObject({ ok: rows, failed: 0, total: rows + calls.lost })
  expect(calls.lost).toBeLessThanOrEqual(kills * concurrency)
  expect(server.requests()).toBeLessThanOrEqual(calls.total)
  const asked = Map.groupBy(server.log, ({ body }) => hash('sha256', body))
  const known = store.db.prepare('select lower(hex(request_sha256)), count(*) from call group by 1').raw()
  const callsByBody = new Map(known.all() as [string, number][])
  const unknown = [...asked].filter(([body, requests]) => requests.length > (callsByBody.get(body) ?? 0))
  expect(unknown.map(([body]) => body)).toEqual([])
}

function expectWhole(out: string): void {
  const exported = parse<Record<string, string>>(readFileSync(out), { columns: true })
  expect(exported.map((row) => row['id'])).toEqual(
    Array.from({ length: rows }, (_, index) => `T-${index + 1}`),
  )
  expect(exported.every((row) => row['_status'] === 'complete' && row['urgency'])).toBe(true)
}

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
