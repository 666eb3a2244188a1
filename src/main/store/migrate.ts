import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Db } from './database.ts'
import { UsageError } from '../../shared/usageError.ts'

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const migrations = Object.keys(files)
  .toSorted()
  .map((name) => files[name]!)

/** The schema version that this program writes: the number of its migrations. */
export const schemaVersion = migrations.length

/** Brings the file to this program's schema. Each step is one transaction, with a backup of the file before it. */
export function migrate(db: Db, now: () => number): void {
  refuseNewer(db)
  const isNew = versionOf(db) === 0
  for (let version = versionOf(db); version < schemaVersion; version = versionOf(db)) {
    if (!isNew) backUp(db, version, now())
    applyNext(db, version)
  }
}

function versionOf(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number
}

function refuseNewer(db: Db): void {
  const version = versionOf(db)
  if (version <= schemaVersion) return
  throw new UsageError(
    `The workspace ${db.name} was written by a newer Millrace (schema ${version}, this one knows ${schemaVersion}). Update Millrace to open it.`,
  )
}

function applyNext(db: Db, version: number): void {
  const step = db.transaction(() => {
    if (versionOf(db) !== version) return // another process was faster
    db.exec(migrations[version]!)
    db.pragma(`user_version = ${version + 1}`)
  })
  step.immediate()
}

function backUp(db: Db, version: number, at: number): void {
  const folder = join(dirname(db.name), 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  db.prepare('vacuum into ?').run(join(folder, `${basename(db.name, '.db')}.schema-${version}.${at}.db`))
}
