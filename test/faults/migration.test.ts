import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { newestBackup } from '../../src/main/store/workspaceFile/damage.ts'
import type { Db } from '../../src/main/store/connection/database.ts'
import { openDatabase } from '../../src/main/store/connection/database.ts'
import { migrate, migrations, schemaVersion } from '../../src/main/store/connection/migrate.ts'
import { copyAsKilled } from '../helpers/files.ts'
import { expectPromises } from '../helpers/promises.ts'
import { sqliteCodeOf } from '../../src/main/store/connection/storageTrouble.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { openWorkspace } from '../helpers/workspace.ts'

const now = () => Date.UTC(2026, 10, 24)
const batchId = 1 as BatchId

/** So that there is always a step to take, also from the newest schema: one that makes, fills and changes tables. */
const nextStep = `
  create table later (id integer primary key, item_id integer not null) strict;
  insert into later (item_id) select id from item;
  alter table item add column later text;
  update item set later = 'yes';
  create index later_by_item on later (item_id);`
const steps = [...migrations, nextStep]

/** Every schema there has ever been, as test/fixtures/schemas keeps it: a paused batch with answered and open rows. */
const versions = Array.from({ length: schemaVersion }, (_, index) => index + 1)

describe.for(versions)('a workspace of schema %i', (version) => {
  test('is brought to the newest schema with its rows, answers and promises, after one backup', () => {
    const dataDir = tempDir()
    const file = workspaceOf(version, join(dataDir, 'workspaces'))
    const before = inFile(file, rowsOf)
    const store = openWorkspace(dataDir)
    expect(versionOf(store.db)).toBe(schemaVersion)
    expect(rowsOf(store.db)).toEqual(before)
    expectPromises(store, batchId)
    store.close()
    const folder = join(dirname(file), 'backups')
    const backups = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
    expect(backups.map((backup) => inFile(backup, versionOf))).toEqual(
      version < schemaVersion ? [version] : [],
    )
  })

  test('is the old or the new one after a kill at any statement of a migration, never between', () => {
    const file = workspaceOf(version, tempDir())
    const kills = killedAtEveryStatement(file)
    expect(kills.length).toBeGreaterThan(4 * (steps.length - version))
    for (const { copy, from } of kills) {
      const db = opened(copy)
      expect(versionOf(db), copy).toBe(from)
      expect(schemaOf(db)).toEqual(schemaOfVersion(from))
      expect(inFile(newestBackup(file)!, versionOf)).toBeGreaterThanOrEqual(version)
      migrate(db, now, steps)
      expect(versionOf(db)).toBe(steps.length)
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      db.close()
    }
  })

  test('is the old or the new one when the disk is full at any page of a migration, and goes on when it is not', () => {
    const errors: unknown[] = []
    for (let pages = 0; errors.at(-1) !== undefined || pages === 0; pages++) {
      const db = opened(workspaceOf(version, tempDir()))
      const limit = (db.pragma('page_count', { simple: true }) as number) + pages
      db.pragma(`max_page_count = ${limit}`)
      const error = thrownBy(() => migrate(db, now, steps))
      const reached = versionOf(db)
      expect(schemaOf(db)).toEqual(schemaOfVersion(reached))
      db.pragma('max_page_count = 1073741823')
      migrate(db, now, steps)
      expect(versionOf(db)).toBe(steps.length)
      db.close()
      expect(reached === steps.length).toBe(error === undefined)
      errors.push(error)
    }
    expect(errors.length).toBeGreaterThan(1)
    expect(new Set(errors.slice(0, -1).map(sqliteCodeOf))).toEqual(new Set(['SQLITE_FULL']))
  })
})

test('a backup that was not finished is not taken for one', () => {
  const file = workspaceOf(1, tempDir())
  const folder = join(dirname(file), 'backups')
  mkdirSync(folder)
  writeFileSync(join(folder, 'default.schema-1.99999999999999.db.part'), 'half')
  expect(newestBackup(file)).toBeNull()
  const db = opened(file)
  migrate(db, now, ['', 'select 1'])
  db.close()
  expect(newestBackup(file)).toBe(join(folder, `default.schema-1.${now()}.db`))
})

test('of several backups the newest is offered', () => {
  const file = workspaceOf(1, tempDir())
  const db = opened(file)
  for (const at of [3_000, 20_000, 1_000]) {
    db.pragma('user_version = 1')
    migrate(db, () => at, ['', 'select 1'])
  }
  db.close()
  expect(newestBackup(file)).toContain('default.schema-1.20000.db')
})

test('a workspace of a newer schema is refused and left alone', () => {
  const file = workspaceOf(1, tempDir())
  const newer = new Database(file)
  newer.pragma(`user_version = ${schemaVersion + 1}`)
  newer.close()
  const before = readFileSync(file)
  expect(() => openDatabase(file, now)).toThrow(/newer Millrace.*Update Millrace/)
  expect(inFile(file, versionOf)).toBe(schemaVersion + 1)
  expect(readFileSync(file).subarray(100)).toEqual(before.subarray(100))
})

/** Writes what a program of this schema left behind, out of the dump that is kept of it. */
function workspaceOf(version: number, folder: string): string {
  const dump = readFileSync(`test/fixtures/schemas/schema-${version}.sql`, 'utf8')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'default.db')
  inFile(file, (db) => db.exec(`pragma synchronous = off; begin; ${dump}; commit`))
  return file
}

interface Kill {
  readonly copy: string
  /** The schema before the step that was killed. */
  readonly from: number
}

/** Brings the file to the last step, and keeps what a kill before and after each statement would have left. */
function killedAtEveryStatement(file: string): Kill[] {
  const kills: Kill[] = []
  const db = opened(file)
  let from = 0
  db.function('kill_here', () => {
    kills.push({ copy: copyAsKilled(file, join(dirname(file), `kill-${kills.length}`)), from })
    return 1
  })
  db.function('begins', (version: unknown) => void (from = Number(version)))
  const kill = ';\nselect kill_here();\n'
  const watched = steps.map(
    (sql, version) => `select begins(${version})${kill}${sql.replaceAll(/;\s*\n/g, kill)}${kill}`,
  )
  migrate(db, now, watched)
  db.close()
  return kills
}

function opened(file: string): Db {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  onTestFinished(() => void db.close())
  return db
}

function inFile<T>(file: string, read: (db: Db) => T): T {
  const db = new Database(file)
  try {
    return read(db)
  } finally {
    db.close()
  }
}

function versionOf(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number
}

function rowsOf(db: Db): unknown[] {
  return db.prepare('select id, status, checkpoint from item').all()
}

function schemaOf(db: Db): unknown[] {
  return db.prepare('select type, name, sql from sqlite_schema order by type, name').all()
}

function schemaOfVersion(version: number): unknown[] {
  const db = new Database(':memory:')
  migrate(db, now, steps.slice(0, version))
  const schema = schemaOf(db)
  db.close()
  return schema
}

function thrownBy(run: () => void): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
}
