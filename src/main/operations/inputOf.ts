import type { Batch } from '../../shared/batch.ts'
import { rowMapper } from '../../shared/field.ts'
import type { ItemId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { MappedRow } from '../pipelines/pipeline.ts'
import { findPipeline } from '../pipelines/registry.ts'
import type { Store } from '../store/open.ts'

/** The pipeline's fields of a row as they stand: edited, else as the source has them. */
export function inputOf({ source }: Batch, id: ItemId, store: Store): MappedRow {
  const { cells, edited } = store.items.source(id)
  return edited ?? rowMapper(source.mapping, source.columns)(cells)
}

/** The same after an edit of some of them. Throws UsageError for a field that the pipeline does not have. */
export function inputWith(fields: MappedRow, batch: Batch, id: ItemId, store: Store): MappedRow {
  const known = findPipeline(batch.pipeline).fields.map(({ name }) => name)
  const unknown = Object.keys(fields).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`There is no field "${unknown}". There is: ${known.join(', ')}.`)
  return { ...inputOf(batch, id, store), ...fields }
}
