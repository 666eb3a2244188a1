import { cellText } from '../../shared/field.ts'
import type { FailureKind } from '../../shared/failure.ts'
import type { StageName } from '../../shared/stage.ts'
import type { Cell } from '../../shared/table.ts'
import type { Db } from './database.ts'
import { fingerprint } from './fingerprint.ts'

/** What queries ask of a row that SQL has no words for. */
export function defineSqlFunctions(db: Db): void {
  const options = { deterministic: true, directOnly: true }
  db.function('fingerprint', options, (stage: unknown, kind: unknown, message: unknown) =>
    fingerprint(stage as StageName, kind as FailureKind, message as string),
  )
  db.function('holds_text', options, (id: unknown, cells: unknown, lower: unknown) =>
    [id as string | null, ...(JSON.parse(cells as string) as Cell[])].some((cell) =>
      cellText(cell)
        .toLowerCase()
        .includes(lower as string),
    )
      ? 1
      : 0,
  )
}
