import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Control } from '../../src/main/engine/control.ts'
import { seededRandom } from '../../src/main/llm/practice/chance.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'
import { copyAsKilled } from '../helpers/files.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'
import { between, forEachSeed, oneOf, testTimeoutMs } from '../helpers/rounds.ts'
import type { ScriptedModel } from '../helpers/scriptedModel.ts'
import { scriptedModel } from '../helpers/scriptedModel.ts'
import { commitEnds } from '../helpers/wal.ts'

const cutsPerRun = 10

/** What a power cut may do to bytes that no fsync has confirmed. */
const damages = {
  cut: (wal: Buffer, at: number) => wal.subarray(0, at),
  zero: (wal: Buffer, at: number) => Buffer.concat([wal.subarray(0, at), Buffer.alloc(wal.length - at)]),
  garble: (wal: Buffer, at: number) =>
    Buffer.concat([wal.subarray(0, at), wal.subarray(at).map((byte) => byte ^ 0x5a)]),
}

test(
  'after a power cut at any byte of the log a whole number of commits is there, and the batch runs to its end',
  { timeout: testTimeoutMs },
  () => forEachSeed([6, 2_000], losePower),
)

async function losePower(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const model = scriptedModel(random, 0.3)
  const desk = await openDesk({ chance: random, llm: model })
  const { id } = await desk.import(12, { concurrency: 6, defaultResponse: true })
  keepInLog(desk, random() < 0.5)
  const control = new Control()
  if (random() < 0.5) setImmediate(() => control.stop({ reason: 'operator', message: 'Stopped.' }))
  await desk.run(id, control)
  const copy = copyAsKilled(desk.file, join(desk.folder, 'copy'))
  const [db, wal] = [readFileSync(copy), readFileSync(`${copy}-wal`)]
  const ends = commitEnds(wal)
  expect(ends.length, 'commits in the log').toBeGreaterThan(3)
  model.setTrouble(0.1)
  for (let round = 1; round <= cutsPerRun; round++) {
    const at = between(random, 0, ends.at(-1)! - 1)
    const file = join(desk.folder, `round-${round}.db`)
    const damage = damages[oneOf(random, ['cut', 'zero', 'garble'] as const)]
    writeFiles(file, db, damage(wal, at))
    expectPrefix(file, db, wal.subarray(0, ends.findLast((end) => end <= at) ?? 0))
    await expectToGoOn(desk, id, file, model)
  }
  await desk.close()
}

/**
 * What stands in the database file was synced before: only the log can be lost. Sometimes the log has been used before,
 * so that frames of an older generation stand behind the new ones.
 */
function keepInLog({ store }: Desk, isUsed: boolean): void {
  store.db.pragma('wal_autocheckpoint = 0')
  store.db.pragma(`wal_checkpoint(${isUsed ? 'RESTART' : 'TRUNCATE'})`)
}

function writeFiles(file: string, db: Buffer, wal: Buffer): void {
  writeFileSync(file, db)
  writeFileSync(`${file}-wal`, wal)
}

/** The same as with a log that ends behind its last whole commit. */
function expectPrefix(file: string, db: Buffer, wholeCommits: Buffer): void {
  const [lost, whole] = [`${file}.lost`, `${file}.whole`]
  writeFiles(lost, db, readFileSync(`${file}-wal`))
  writeFiles(whole, db, wholeCommits)
  expect(contentOf(lost)).toEqual(contentOf(whole))
}

const tables = ['batch', 'item', 'artifact', 'call', 'cache', 'counter', 'event', 'lease']

function contentOf(file: string): string[] {
  const db = new Database(file)
  const content = tables.map((table) => {
    const rows = db.prepare(`select * from ${table}`).raw().all()
    return `${table}: ${rows.length} ${hash('sha256', JSON.stringify(rows))}`
  })
  db.close()
  return content
}

async function expectToGoOn(
  desk: Desk,
  id: Parameters<Desk['batch']>[0],
  file: string,
  model: ScriptedModel,
) {
  desk.reopen(file)
  expectPromises(desk.store, id)
  expectRest(desk.store, id)
  for (let runs = 1; desk.batch(id).status !== 'complete'; runs++) {
    if (runs > 5) model.setTrouble(0)
    await desk.run(id)
  }
  expectPromises(desk.store, id)
  expectRest(desk.store, id)
}
