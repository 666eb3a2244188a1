import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { dispatch } from '../../../src/main/api/dispatch.ts'
import { schemaVersion } from '../../../src/main/store/connection/migrate.ts'
import { millrace } from '../../helpers/millrace.ts'
import { openedDesks } from '../../helpers/openedDesks.ts'
import { skippingClock } from '../../helpers/skippingClock.ts'
import { tempDir } from '../../helpers/tempDir.ts'

const megabytes = 1024 * 1024

/** A data folder whose default workspace was written by the program of an earlier schema, with so much more in it. */
function writtenEarlier(bytes: number): { readonly dataDir: string; readonly version: () => unknown } {
  const dataDir = tempDir()
  const file = join(dataDir, 'workspaces', 'default.db')
  mkdirSync(join(dataDir, 'workspaces'))
  const inFile = (work: (db: Database.Database) => unknown): unknown => {
    const db = new Database(file)
    try {
      return work(db)
    } finally {
      db.close()
    }
  }
  const dump = readFileSync('test/fixtures/schemas/schema-3.sql', 'utf8')
  inFile((db) => db.exec(`pragma synchronous = off; begin; ${dump}; commit`))
  inFile((db) =>
    db.exec(`create table ballast (bytes blob); insert into ballast values (zeroblob(${bytes}))`),
  )
  return { dataDir, version: () => inFile((db) => db.pragma('user_version', { simple: true })) }
}

test('a large workspace of an earlier program is brought up to date when its page had time to say so, and not before', async () => {
  const { dataDir, version } = writtenEarlier(17 * megabytes)
  const clock = skippingClock()
  const { desks, ask } = await openedDesks({ dataDir, clock })
  const read = () =>
    dispatch(desks.handlersIn, 'batches.list', { workspace: 'default', input: {} }, (error) => {
      throw error
    })
  expect(await ask(null, 'workspaces.enter', { name: null })).toEqual({ name: 'default' })
  clock.jump(1_000)
  const message = expect.stringMatching(/^The workspace "default" \(1[78].\d MB\) was written by an earlier/)
  for (const _ of [1, 2])
    expect(await read()).toMatchObject({ ok: false, error: { kind: 'updating', message } })
  expect(version()).toBe(3)
  clock.jump(1_000)
  expect(await read()).toMatchObject({ ok: true })
  expect(version()).toBe(schemaVersion)
})

test('a large one that cannot be backed up says why for half a minute, and is tried again then', async () => {
  const { dataDir, version } = writtenEarlier(17 * megabytes)
  const backups = join(dataDir, 'workspaces', 'backups')
  writeFileSync(backups, 'in the way')
  const clock = skippingClock()
  const { desks } = await openedDesks({ dataDir, clock })
  const read = () =>
    dispatch(desks.handlersIn, 'batches.list', { workspace: 'default', input: {} }, (error) => {
      throw error
    })
  const updating = { ok: false, error: { kind: 'updating' } }
  expect(await read()).toMatchObject(updating)
  for (const waitedMs of [1_000, 1_000, 28_000]) {
    clock.jump(waitedMs)
    const message = expect.stringMatching(/the folder for that cannot be made: .*Nothing was changed\.$/)
    expect(await read()).toMatchObject({ ok: false, error: { kind: 'usage', message } })
  }
  rmSync(backups)
  clock.jump(2_000)
  expect(await read()).toMatchObject(updating)
  clock.jump(1_000)
  expect(await read()).toMatchObject({ ok: true })
  expect(version()).toBe(schemaVersion)
})

test('a small one is opened at once', async () => {
  const { dataDir, version } = writtenEarlier(1 * megabytes)
  await openedDesks({ dataDir })
  expect(version()).toBe(schemaVersion)
})

test('the command line says on stderr why it takes a while, once', async () => {
  const { dataDir } = writtenEarlier(17 * megabytes)
  const first = await millrace(['list', '--json'], { dataDir })
  expect(first.err).toMatch(
    /^Bringing this workspace \(1[78].\d MB\) to the format of this version, after a backup. This can take a minute; it is done once.\n$/,
  )
  expect(JSON.parse(first.out)).toMatchObject({ batches: [{}] })
  expect((await millrace(['list', '--json'], { dataDir })).err).toBe('')
})
