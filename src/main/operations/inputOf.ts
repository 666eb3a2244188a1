import type { Batch } from '../../shared/batch.ts'
import { rowMapper } from '../../shared/field.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { MappedRow } from '../pipelines/pipeline.ts'
import type { Store } from '../store/open.ts'

/** The pipeline's fields of a row as they stand: edited, else as the source has them. */
export function inputOf({ source }: Batch, id: ItemId, store: Store): MappedRow {
  const { cells, edited } = store.items.source(id)
  return edited ?? rowMapper(source.mapping, source.columns)(cells)
}
