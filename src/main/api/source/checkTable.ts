import type { Mapping } from '../../../shared/field.ts'
import { rowMapper } from '../../../shared/field.ts'
import type { Reject } from '../../../shared/table.ts'
import type { SourceCheck } from '../../../shared/views/deskViews.ts'
import { promptLength } from '../../engine/estimateTable.ts'
import { contentKeyOf } from '../../import/contentKey.ts'
import type { Table } from '../../import/readTable.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'
import type { JobControl } from '../desk.ts'

const rejectsShown = 200

export interface CheckedTable extends Pick<SourceCheck, 'rows' | 'rejected' | 'rejects' | 'duplicates'> {
  /** The rows that a model would be asked about, and the characters of their prompts. */
  readonly asked: { readonly rows: number; readonly characters: number }
}

/** Reads all rows as an import would and keeps none. `rows` are those of the file, the rejected ones among them. */
export async function checkTable(
  table: Table,
  mapping: Mapping,
  pipeline: Pipeline,
  control: JobControl,
): Promise<CheckedTable> {
  const mapRow = rowMapper(mapping, table.columns)
  const seen = new Set<number>()
  const rejects: Reject[] = []
  const asked = { rows: 0, characters: 0 }
  let rows = 0
  let rejected = 0
  for await (const page of table.entries()) {
    control.signal.throwIfAborted()
    for (const entry of page) {
      rows++
      if (entry.kind === 'reject') {
        if (rejected++ < rejectsShown) rejects.push(entry.reject)
        continue
      }
      const mapped = mapRow(entry.cells)
      seen.add(contentKeyOf(mapped, entry.row, pipeline))
      const length = promptLength(mapped, pipeline)
      if (length === null) continue
      asked.rows++
      asked.characters += length
    }
    control.progress(rows, null)
  }
  return { rows, rejected, rejects, duplicates: rows - rejected - seen.size, asked }
}
