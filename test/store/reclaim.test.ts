import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/main/store/connection/database.ts'
import { reclaimSpace } from '../../src/main/store/workspaceFile/reclaim.ts'
import { tempDir } from '../helpers/tempDir.ts'

const mb = 2 ** 20

/** A workspace file in which so many megabytes were stored, and all but the rest deleted. */
function fileWith(megabytes: number, rest: number) {
  const path = join(tempDir(), 'w.db')
  const db = openDatabase(path, () => 0)
  const insert = db.prepare('insert into source_row (item_id, cells) values (?, ?)')
  const fill = db.transaction(() => {
    for (let id = 0; id < megabytes; id++) insert.run(id, 'x'.repeat(mb))
  })
  fill()
  db.prepare('delete from source_row where item_id >= ?').run(rest)
  db.pragma('wal_checkpoint(truncate)')
  return { db, path, bytes: () => statSync(path).size }
}

test('a file that is mostly empty gives its space back, and keeps what is in it', () => {
  const { db, bytes } = fileWith(80, 2)
  expect(bytes()).toBeGreaterThan(80 * mb)
  reclaimSpace(db)
  expect(bytes()).toBeLessThan(5 * mb)
  expect(db.prepare('select count(*) from source_row').pluck().get()).toBe(2)
  expect(db.pragma('busy_timeout', { simple: true })).toBe(5_000)
  db.close()
})

test('a file that is in use elsewhere is left for another time', () => {
  const { db, path, bytes } = fileWith(80, 2)
  const other = openDatabase(path, () => 0)
  other.exec('begin immediate')
  reclaimSpace(db)
  expect(bytes()).toBeGreaterThan(80 * mb)
  other.exec('rollback')
  other.close()
  db.close()
})

test('a little space stays for the rows to come', () => {
  const { db, bytes } = fileWith(20, 2)
  reclaimSpace(db)
  expect(bytes()).toBeGreaterThan(20 * mb)
  db.close()
})
