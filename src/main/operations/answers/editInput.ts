import type { Batch } from '../../../shared/batch.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import type { MappedRow } from '../../pipelines/pipeline.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { Store } from '../../store/open.ts'
import { inputOf } from '../inputOf.ts'
import { requireItem } from '../requireItem.ts'
import type { RetryRequest } from '../run/retry.ts'

/**
 * Asks for a row to be run again with other input. The edit is kept in the moment in which the row goes back to work.
 * Throws UsageError for a row or a field that is not there.
 */
export function editInput(
  batch: Batch,
  row: number,
  { fields, by }: { readonly fields: MappedRow; readonly by: string },
  { store, config }: App,
): RetryRequest {
  const { id } = requireItem(store, batch, row)
  const edited = inputWith(fields, batch, id, store)
  return {
    ...{ scope: { rows: [row], kind: null, from: 'acquire', limit: null }, change: {}, by },
    check({ rows }) {
      if (rows.length === 0)
        throw new UsageError(`Row ${row} has no outcome yet. Wait for it, then edit its input.`)
    },
    along() {
      const at = config.clock.now()
      store.overrides.add(id, { at, by, what: 'edit', reason: null, fields: edited, output: null })
      store.events.add(batch.id, { at, kind: 'edit', message: `Input of row ${row} edited, by ${by}.`, row })
    },
  }
}

/** The fields of a row after an edit of some of them. */
function inputWith(fields: MappedRow, batch: Batch, id: ItemId, store: Store): MappedRow {
  const known = findPipeline(batch.pipeline).fields.map(({ name }) => name)
  const unknown = Object.keys(fields).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`There is no field "${unknown}". There is: ${known.join(', ')}.`)
  return { ...inputOf(batch, id, store), ...fields }
}
