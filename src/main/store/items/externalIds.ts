import type { BatchId, ItemId } from '../../../shared/ids.ts'
import { idRange } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

export interface ExternalId {
  readonly row: number
  readonly externalId: string | null
}

/** The external ids of all items of a batch, in source order, one at a time. */
export function externalIds(db: Db, batchId: BatchId): IterableIterator<ExternalId> {
  return db
    .prepare<[ItemId, ItemId], ExternalId>(
      'select row, external_id as externalId from item where id between ? and ? order by id',
    )
    .iterate(...idRange(batchId))
}
