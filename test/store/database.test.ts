import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/main/store/connection/database.ts'
import { schemaVersion } from '../../src/main/store/connection/migrate.ts'
import { tempDir } from '../helpers/tempDir.ts'

const now = () => Date.UTC(2026, 10, 24)

test('every open sets FULL synchronisation, WAL, foreign keys and an untrusted schema', () => {
  const path = join(tempDir(), 'w.db')
  openDatabase(path, now).close()
  const db = openDatabase(path, now)
  const pragma = (name: string): unknown => db.pragma(name, { simple: true })
  expect([pragma('synchronous'), pragma('journal_mode'), pragma('foreign_keys')]).toEqual([2, 'wal', 1])
  expect([pragma('trusted_schema'), pragma('busy_timeout')]).toEqual([0, 5_000])
  db.close()
})

test('only the owner may read a workspace file', () => {
  const path = join(tempDir(), 'w.db')
  openDatabase(path, now).close()
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a workspace of a newer program is refused with a sentence and left alone', () => {
  const path = join(tempDir(), 'w.db')
  const newer = new Database(path)
  newer.pragma(`user_version = ${schemaVersion + 1}`)
  newer.close()
  expect(() => openDatabase(path, now)).toThrow(/newer Millrace.*Update Millrace/)
  const after = new Database(path)
  expect(after.pragma('user_version', { simple: true })).toBe(schemaVersion + 1)
  after.close()
})

test('a new workspace needs no backup', () => {
  const folder = tempDir()
  openDatabase(join(folder, 'w.db'), now).close()
  expect(readdirSync(folder)).not.toContain('backups')
})

test('every table is strict', () => {
  const db = openDatabase(join(tempDir(), 'w.db'), now)
  const loose = db.prepare(
    `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`,
  )
  expect(loose.pluck().all()).toEqual([])
  db.close()
})
