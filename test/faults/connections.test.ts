import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { exportBatch } from '../../src/main/export/exportBatch.ts'
import { openDesk } from '../helpers/desk.ts'

interface Seen {
  readonly isReadOnly: boolean
  readonly safety: Readonly<Record<string, unknown>>
}

/** In WAL mode only FULL (2) syncs the log at every commit. */
const safe = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, trusted_schema: 0, busy_timeout: 5_000 }

test('every connection that wrote anything, whoever opened it, was a safe one until it was closed', async () => {
  const seen = watchConnections()
  const desk = await openDesk({ practice: { faults: ['400~case 3'] } })
  const { id } = await desk.runTable(5)
  desk.server.setFaults([])
  await desk.retry(id)
  await exportBatch(desk.store, id, {
    ...{ file: join(desk.folder, 'out.csv'), columns: null, only: null, force: false },
    now: () => desk.clock.now(),
  })
  desk.openStore().close()
  desk.store.close()
  expect(seen.map(({ isReadOnly }) => isReadOnly)).toEqual([true, false, false])
  const writers = seen.filter(({ isReadOnly }) => !isReadOnly)
  expect(writers.map(({ safety }) => safety)).toEqual(writers.map(() => safe))
})

/** Looks at every connection of this process in the moment it is closed. */
function watchConnections(): Seen[] {
  const seen: Seen[] = []
  const close = Object.getOwnPropertyDescriptor(Database.prototype, 'close')!
  const closed = close.value as (this: Database.Database) => Database.Database
  onTestFinished(() => void Object.defineProperty(Database.prototype, 'close', close))
  const value = function closeWatched(this: Database.Database) {
    if (this.open) seen.push({ isReadOnly: this.readonly, safety: safetyOf(this) })
    return closed.call(this)
  }
  Object.defineProperty(Database.prototype, 'close', { ...close, value })
  return seen
}

function safetyOf(db: Database.Database): Record<string, unknown> {
  return Object.fromEntries(Object.keys(safe).map((name) => [name, db.pragma(name, { simple: true })]))
}
