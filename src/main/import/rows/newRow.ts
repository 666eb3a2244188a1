import { rowMapper } from '../../../shared/field.ts'
import type { Reject } from '../../../shared/table.ts'
import type { NewItem } from '../../store/items/newItems.ts'
import { contentDigestOf, contentKeyOf } from './contentKey.ts'
import type { Entry } from '../entry.ts'
import type { Standing } from '../files/begunItem.ts'
import { standingOf } from '../files/begunItem.ts'
import type { ImportOptions } from '../importBatch.ts'
import type { Table } from '../readTable.ts'
import { SeenContents } from './seenContents.ts'

/** A row as it is stored: as an item, or as one that cannot become an item. */
export type NewRow =
  | {
      readonly kind: 'item'
      readonly item: NewItem
      /** An earlier row has the same content. */
      readonly isDuplicate: boolean
      /** There is nothing to ask about, and nothing was brought along. */
      readonly isWithoutText: boolean
      /** What was done of it elsewhere, and the name of its folder there. */
      readonly begun: { readonly folder: string; readonly standing: Standing } | null
    }
  | { readonly kind: 'reject'; readonly reject: Reject }

/** Makes the function that makes rows out of entries. What was begun elsewhere is never skipped. */
export function newRowMaker(
  { columns }: Table,
  { pipeline, source, sample, duplicates }: ImportOptions,
): (entry: Entry) => NewRow {
  const mapRow = rowMapper(source.mapping, columns)
  const seen = new SeenContents()
  return (entry) => {
    if (entry.kind === 'reject') return entry
    const { row, cells, begun } = entry
    const mapped = mapRow(cells)
    const externalId = mapped['id'] || begun?.folder || null
    const input = pipeline.acquire(mapped)
    const digest = contentDigestOf(input, row)
    const first = seen.firstWith(digest, row)
    const sameAs = duplicates === 'skip' && !begun ? first : null
    const status = sample !== null || sameAs !== null ? 'skipped' : 'pending'
    const standing = begun && standingOf(begun, mapped, pipeline)
    return {
      kind: 'item',
      item: { row, cells, externalId, contentKey: contentKeyOf(digest), status, sameAs },
      isDuplicate: first !== null,
      isWithoutText: !input.ok && (standing?.checkpoint ?? 'pending') === 'pending',
      begun: begun && standing ? { folder: begun.folder, standing } : null,
    }
  }
}
