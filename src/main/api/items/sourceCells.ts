import type { Batch } from '../../../shared/batch.ts'
import { cellText } from '../../../shared/field.ts'
import { itemId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { Store } from '../../store/open.ts'

/** A cell may hold a megabyte; the table shows one line. */
const charactersShown = 200

/** What the chosen columns of the table say in a row, each cut. Throws UsageError for a column that it does not have. */
export function sourceCellsOf(
  { id, source }: Batch,
  columns: readonly string[],
  store: Store,
): (row: number) => Record<string, string> {
  const places = columns.map((name) => [name, placeOf(name, source.columns)] as const)
  if (places.length === 0) return () => ({})
  return (row) => {
    const cells = store.items.cells(itemId(id, row))
    return Object.fromEntries(
      places.map(([name, place]) => [name, cellText(cells[place]).slice(0, charactersShown)]),
    )
  }
}

function placeOf(name: string, columns: readonly string[]): number {
  const place = columns.indexOf(name)
  if (place < 0) throw new UsageError(`The table has no column "${name}".`)
  return place
}
