import type { FailureKind } from '../../shared/failure.ts'
import type { StageName } from '../../shared/stage.ts'
import type { Db } from './database.ts'
import { fingerprint } from './fingerprint.ts'

/** What queries ask of a row that SQL has no words for. */
export function defineSqlFunctions(db: Db): void {
  const options = { deterministic: true, directOnly: true }
  db.function('fingerprint', options, (stage: unknown, kind: unknown, message: unknown) =>
    fingerprint(stage as StageName, kind as FailureKind, message as string),
  )
}
