import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { seededRandom } from '../../src/main/llm/practice/chance.ts'
import { isSound, setAside } from '../../src/main/store/workspaceFile/damage.ts'
import { schemaVersion } from '../../src/main/store/connection/migrate.ts'
import { storageTroubleOf } from '../../src/main/store/connection/storageTrouble.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'
import { millrace } from '../helpers/millrace.ts'
import { expectPromises } from '../helpers/promises.ts'
import { between, forEachSeed, oneOf, testTimeoutMs } from '../helpers/rounds.ts'
import { scriptedModel } from '../helpers/scriptedModel.ts'
import { tempDir } from '../helpers/tempDir.ts'

type Damage = (file: string, random: () => number) => void

const text = 'This is not a workspace. '

const damages: Readonly<Record<string, Damage>> = {
  'a few flipped bytes': (file, random) =>
    change(file, (bytes) => flip(bytes, between(random, 1, 20), random)),
  'a flipped byte in its header': (file, random) =>
    change(file, (bytes) => flip(bytes.subarray(0, 100), 1, random)),
  'a page of zeros': (file, random) =>
    change(file, (bytes) => bytes.fill(0, 4_096 * between(random, 0, bytes.length / 4_096 - 1)).length),
  'its end missing': (file, random) => truncateSync(file, between(random, 1, statSync(file).size - 1)),
  'another text in its place': (file, random) => writeFileSync(file, text.repeat(between(random, 1, 1_000))),
  'another database in its place': (file) => {
    writeFileSync(file, '')
    inFile(file, (db) => db.exec('create table song (title text); insert into song values (1)'))
  },
  'the schema of a newer program': (file) =>
    inFile(file, (db) => db.pragma(`user_version = ${schemaVersion + 1}`)),
}
const names = Object.keys(damages)

test(
  'whatever is wrong with a file, it is read, or refused with one sentence; nothing is deleted, and a backup takes its place',
  { timeout: testTimeoutMs },
  async () => {
    const whole = await workspaceBytes()
    await forEachSeed([60, 10_000], async (seed) => {
      const random = seededRandom(seed)
      const desk = await openDesk({ llm: scriptedModel(random), chance: random })
      desk.store.close()
      const [file, backup] = [desk.file, join(desk.folder, 'backups', 'desk.schema-2.5.db')]
      writeFileSync(file, whole)
      mkdirSync(join(desk.folder, 'backups'))
      writeFileSync(backup, whole)
      damages[names[seed % names.length]!]!(file, random)
      const damaged = readFileSync(file)
      const refusal = await used(desk).catch((error: unknown) => error)
      if (refusal) expectOneSentence(refusal)
      desk.store.db.close()
      const { folder, restored } = setAside(file, 7)
      expect(restored).toBe(backup)
      expect(readdirSync(folder)).toContain('desk.db')
      if (isRefusedAtOnce(refusal)) expectSameBytes(readFileSync(join(folder, 'desk.db')), damaged)
      expect(isSound(file)).toBe(true)
      desk.reopen(file)
      expectPromises(desk.store, 1 as BatchId)
      await desk.run(1 as BatchId)
      expect(desk.batch(1 as BatchId).status).toBe('complete')
      await desk.close()
    })
  },
)

/** Opens the file and does with it what operators do. */
async function used(desk: Desk): Promise<void> {
  desk.store = desk.openStore(false)
  for (const batch of desk.store.batches.list()) {
    desk.store.status(batch)
    await desk.run(batch.id)
    const { message } = desk.batch(batch.id)
    expect(message ?? '').not.toContain('\n')
  }
}

function expectOneSentence(error: unknown): void {
  const { message } = (storageTroubleOf(error) ?? error) as Error
  expect(message.trim()).not.toContain('\n')
}

function isRefusedAtOnce(error: unknown): boolean {
  return (
    error instanceof Error && /not a database|not those of a workspace|end is missing/.test(error.message)
  )
}

/** But for the two bytes that say that a database has a write-ahead log. */
function expectSameBytes(now: Buffer, before: Buffer): void {
  expect(now.subarray(100).equals(before.subarray(100))).toBe(true)
}

/** A batch in the middle of its work: answered, failed and open rows. */
async function workspaceBytes(): Promise<Buffer> {
  const dump = readFileSync(`test/fixtures/schemas/schema-${schemaVersion}.sql`, 'utf8')
  const file = join(tempDir(), 'desk.db')
  inFile(file, (db) => db.exec(`begin; ${dump}; commit`))
  return readFileSync(file)
}

function inFile(file: string, work: (db: Database.Database) => unknown): void {
  const db = new Database(file)
  work(db)
  db.close()
}

function change(file: string, damage: (bytes: Buffer) => unknown): void {
  const bytes = readFileSync(file)
  damage(bytes)
  writeFileSync(file, bytes)
}

function flip(bytes: Buffer, count: number, random: () => number): void {
  for (let left = count; left > 0; left--) {
    const at = between(random, 0, bytes.length - 1)
    bytes[at] = bytes[at]! ^ oneOf(random, [0x01, 0x80, 0xff])
  }
}

describe('on the command line', () => {
  test.for(['its end missing', 'another text in its place', 'another database in its place'])(
    'a file with %s is named with its newest backup and the command that restores it',
    async (name) => {
      const dataDir = tempDir()
      const folder = join(dataDir, 'workspaces')
      const [file, backup] = [join(folder, 'default.db'), join(folder, 'backups', 'default.schema-2.5.db')]
      const whole = await workspaceBytes()
      mkdirSync(join(folder, 'backups'), { recursive: true })
      for (const path of [file, backup]) writeFileSync(path, whole)
      damages[name]!(file, () => 0.5)
      const refused = await millrace(['status', 'last'], { dataDir })
      expect(refused).toMatchObject({ code: 2, out: '' })
      expect(refused.err.trim().split('\n')).toHaveLength(1)
      for (const part of [file, backup, 'bin/millrace.js doctor --set-aside'])
        expect(refused.err).toContain(part)
      const restored = await millrace(['doctor', '--set-aside'], { dataDir })
      expect(restored.code, restored.err).toBe(0)
      expect(existsSync(join(folder, 'damaged'))).toBe(true)
      expect((await millrace(['status', 'last'], { dataDir })).code).toBe(0)
      const again = await millrace(['doctor', '--set-aside'], { dataDir })
      expect(again).toMatchObject({ code: 2, err: expect.stringContaining('is sound') as string })
    },
  )

  test('a file that this user may not write is named', async () => {
    const dataDir = tempDir()
    mkdirSync(join(dataDir, 'workspaces', 'default.db'), { recursive: true }) // root may write any file, but no folder
    const refused = await millrace(['list'], { dataDir })
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/^The workspace file .* cannot be opened for writing \(EISDIR\)\..*\n$/)
  })
})

describe('an artifact that is damaged inside a sound file', () => {
  test.for([
    ['input', 'prepare', 'acquire'],
    ['prompt', 'process', 'acquire'],
    ['response', 'parse', 'process'],
    ['output', 'render', 'parse'],
  ] as const)(
    '%s: the row fails as damaged, and a retry from an earlier stage mends it',
    async ([kind, stage, earlier]) => {
      const desk = await openDesk()
      const { id } = await desk.runTable(3, { useCache: false })
      spoil(desk, kind)
      await desk.retry(id, { rows: [2], from: stage })
      expect(desk.item(id, 2)).toMatchObject({ status: 'failed', failure: { kind: 'damaged', stage } })
      expect(desk.item(id, 2).failure!.message).toContain(`The stored ${kind}`)
      expect(desk.seal(id)).toMatchObject({ model: 2, failed: 1 })
      await desk.retry(id, { rows: [2], from: earlier })
      expect(desk.seal(id)).toMatchObject({ model: 3, failed: 0 })
    },
  )

  test.for([
    ['missing', 'delete from system_text'],
    ['changed', "update system_text set body = replace(body, 'e', 'f')"],
  ] as const)(
    'no model is asked when its instructions are %s, and a retry from the start mends it',
    async ([word, sql]) => {
      const desk = await openDesk()
      const { id } = await desk.runTable(3, { useCache: false })
      desk.store.db.prepare(sql).run()
      await desk.retry(id, { rows: [2], from: 'process' })
      expect(desk.item(id, 2)).toMatchObject({
        status: 'failed',
        failure: { kind: 'damaged', stage: 'process' },
      })
      expect(desk.item(id, 2).failure!.message).toContain(`instructions of the prompt are ${word}`)
      expect(desk.server.requests()).toBe(3)
      await desk.retry(id, { rows: [2], from: 'acquire' })
      await desk.retry(id, { rows: [3], from: 'process' })
      expect(desk.seal(id)).toMatchObject({ model: 3, failed: 0 })
    },
  )

  test('a cached answer is not used, but asked again', async () => {
    const desk = await openDesk()
    await desk.runTable(3)
    spoil(desk, 'response')
    const { id } = await desk.runTable(3)
    expect(desk.seal(id)).toMatchObject({ cache: 2, model: 1 })
    expect(desk.server.requests()).toBe(4)
  })
})

/** Changes a byte of what a stage of row 2 left. */
function spoil({ store }: Desk, kind: string): void {
  const sql = `update artifact set body = replace(body, 'e', 'f') where kind = ? and item_id & 4294967295 = 2`
  expect(store.db.prepare(sql).run(kind).changes).toBe(1)
}
