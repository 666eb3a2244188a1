import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FailureKind } from '../../../shared/failure.ts'
import type { StageName } from '../../../shared/stage.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { backupName, backupsOf, damagedFile } from '../workspaceFile/damage.ts'
import type { Db } from './database.ts'
import { fingerprint } from './fingerprint.ts'

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})
export const migrations: readonly string[] = Object.keys(files)
  .toSorted()
  .map((name) => files[name]!)

/** The schema version that this program writes: the number of its migrations. */
export const schemaVersion = migrations.length

/** Brings the file to this program's schema, after one backup of it as it was. Each step is one transaction. */
export function migrate(db: Db, now: () => number, steps = migrations): void {
  requireKnown(db, steps)
  // Steps ask it of failures that are stored already.
  db.function(
    'fingerprint',
    { deterministic: true, directOnly: true },
    (stage: unknown, kind: unknown, message: unknown) =>
      fingerprint(stage as StageName, kind as FailureKind, message as string),
  )
  const before = versionOf(db)
  const backup = before === 0 || before === steps.length ? null : backUp(db, before, now())
  try {
    for (let at = before; at < steps.length; at = versionOf(db)) applyNext(db, at, steps[at]!)
  } catch (error) {
    // A copy of a file that is as it was helps nobody, and must not pass for the newest good one.
    if (backup && versionOf(db) === before) rmSync(backup, { force: true })
    throw error
  }
}

function versionOf(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number
}

function requireKnown(db: Db, { length: known }: readonly string[]): void {
  const version = versionOf(db)
  if (version > known) {
    throw new UsageError(
      `The workspace ${db.name} was written by a newer Millrace (schema ${version}, this one knows ${known}). Update Millrace to open it.`,
    )
  }
  if (version < 0) throw damagedFile(db.name, `schema ${version}`)
  if (version === 0 && db.prepare('select 1 from sqlite_schema').get()) {
    throw damagedFile(db.name, 'its tables are not those of a workspace')
  }
}

function applyNext(db: Db, version: number, sql: string): void {
  const step = db.transaction(() => {
    if (versionOf(db) !== version) return // another process was faster
    db.exec(sql)
    db.pragma(`user_version = ${version + 1}`)
  })
  step.immediate()
}

/** A backup gets its name when it is whole: one that was cut short must never be taken for the newest. */
function backUp(db: Db, version: number, at: number): string {
  const folder = backupsOf(db.name)
  const whole = join(folder, backupName(db.name, version, at))
  const part = `${whole}.part`
  makeFolder(folder)
  rmSync(part, { force: true })
  db.prepare('vacuum into ?').run(part)
  renameSync(part, whole)
  return whole
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new UsageError(
      `The workspace has to be brought to the format of this version, after a backup, and the folder for that cannot be made: ${folder}. Allow this user to write there. Nothing was changed.`,
      { cause },
    )
  }
}
