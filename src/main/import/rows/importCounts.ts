import type { Checkpoint } from '../../../shared/stage.ts'
import type { Reject } from '../../../shared/table.ts'
import type { ImportedRows } from '../../store/batches/unfinishedImports.ts'
import { ListedRows } from './listedRows.ts'
import type { NewRow } from './newRow.ts'

/** Where the rows of an import went, so far. */
export class ImportCounts implements ImportedRows {
  items = 0
  rejected = 0
  duplicates = 0
  skippedDuplicates = 0
  readonly checkpoints = new Map<Checkpoint, number>()
  readonly withoutText = new ListedRows()
  firstReject: Reject | null = null

  get rows(): number {
    return this.items + this.rejected
  }

  add(page: readonly NewRow[]): void {
    for (const row of page) {
      if (row.kind === 'reject') this.#addReject(row.reject)
      else this.#addItem(row)
    }
  }

  #addReject(reject: Reject): void {
    this.rejected++
    this.firstReject ??= reject
  }

  #addItem({ item, isDuplicate, isWithoutText, begun }: Extract<NewRow, { kind: 'item' }>): void {
    this.items++
    if (isDuplicate) this.duplicates++
    if (isWithoutText) this.withoutText.add(item.row)
    if (item.sameAs !== null) this.skippedDuplicates++
    const checkpoint = begun?.standing.checkpoint ?? 'pending'
    this.checkpoints.set(checkpoint, (this.checkpoints.get(checkpoint) ?? 0) + 1)
  }
}
