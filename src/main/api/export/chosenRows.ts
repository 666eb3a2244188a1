import type { Batch } from '../../../shared/batch.ts'
import type { CallInput } from '../../../shared/contract.ts'
import { countIn } from '../../../shared/rowSpans.ts'
import type { App } from '../../app.ts'
import type { ChosenRows } from '../../export/exportBatch.ts'
import { selectedRows } from '../items/selectedRows.ts'
import { viewedBatch } from '../items/viewedBatch.ts'

/** The rows that are to be exported; undefined: all. Throws UsageError for a filter that cannot be applied. */
export async function chosenRows(
  batch: Batch,
  rows: CallInput<'export.run'>['rows'],
  { store, config }: App,
): Promise<ChosenRows | undefined> {
  switch (rows.kind) {
    case 'all':
      return undefined
    case 'rows':
      return {
        in: async (snapshot) => Uint32Array.from(selectedRows(batch, rows.rows, snapshot)),
        saidAs: { chosen: countIn(rows.rows) },
      }
    case 'filter': {
      const { filter } = rows
      // Words are taken in by who may write.
      await viewedBatch(batch, { filter }, store)
      const now = config.clock.now()
      return {
        in: async (snapshot) =>
          snapshot.views.rows(await viewedBatch(batch, { filter }, snapshot), filter, now),
        saidAs: { filter },
      }
    }
  }
}
