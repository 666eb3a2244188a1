import type { BatchId } from '../../../../../shared/ids.ts'
import type { ItemLine, ItemsView } from '../../../../../shared/views/itemViews.ts'
import { call } from '../../../../api.ts'
import { useAppState } from '../../../../state.ts'

const pageSize = 100
const pagesKept = 50
/** So many rows before and behind those in sight are read, too: scrolling finds them there. */
const ahead = 80

interface ItemPage {
  readonly items: readonly ItemLine[]
  /** Of the workspace, when it was read. */
  readonly version: number
}

/** Which rows, in which order, with which columns of the source. */
export interface Asked {
  readonly view: ItemsView
  readonly columns: string[]
}

/** What was read of a view. `key`: what was asked, as text. */
export interface Pages {
  readonly key: string
  readonly total: number
  readonly byNumber: ReadonlyMap<number, ItemPage>
  readonly error: string | null
}

/** The rows of a view that are in sight, as indexes. `key`: which view, as text. */
export interface SightOn {
  readonly key: string
  readonly first: number
  readonly last: number
}

function pageAt(index: number): number {
  return Math.floor(index / pageSize)
}

export function itemAt(pages: Pages | null, index: number): ItemLine | undefined {
  return pages?.byNumber.get(pageAt(index))?.items[index % pageSize]
}

/** The numbers of the pages with these rows. */
export function pagesBetween(first: number, last: number): number[] {
  const from = Math.max(0, pageAt(first))
  return Array.from({ length: Math.max(1, pageAt(last) - from + 1) }, (_, index) => from + index)
}

/** What to read next: pages in sight that were not read since, then those around them. None: all is there. */
export function missingPages(pages: Pages | null, { key, first, last }: SightOn, since: number): number[] {
  // Other rows are shown from their beginning; the same ones with other columns where they are.
  if (pages?.key !== key) return [...new Set([0, ...pagesBetween(first, last)])]
  const end = Math.max(0, pages.total - 1)
  const missing = (from: number, to: number): number[] =>
    pagesBetween(from, Math.min(to, end)).filter(
      (number) => (pages.byNumber.get(number)?.version ?? -1) < since,
    )
  const inSight = missing(first, last)
  return inSight.length > 0 ? inSight : missing(first - ahead, last + ahead)
}

export async function readPages(batchId: BatchId, key: string, numbers: readonly number[]): Promise<Pages> {
  const asked = JSON.parse(key) as Asked
  const { version } = useAppState.getState()
  const byNumber = new Map<number, ItemPage>()
  const read = async (number: number): Promise<number> => {
    const page = { offset: number * pageSize, limit: pageSize }
    const { total, items } = await call('items.page', { batchId, ...asked, ...page })
    byNumber.set(number, { items, version })
    return total
  }
  try {
    const totals = await Promise.all(numbers.map(read))
    return { key, total: totals.at(-1)!, byNumber, error: null }
  } catch (error) {
    return { key, total: 0, byNumber, error: (error as Error).message }
  }
}

/** The newest pages of the same view stay, so that scrolling back shows rows at once, and a long way does not fill the memory. */
export function withPages(before: Pages | null, next: Pages): Pages {
  if (before?.key !== next.key) return next
  if (next.error !== null) return { ...before, error: next.error }
  const older = [...before.byNumber].filter(([number]) => !next.byNumber.has(number))
  const newer = [...next.byNumber].map(([number, page]) => [number, steady(before, number, page)] as const)
  return { ...next, byNumber: new Map([...older.slice(-pagesKept), ...newer]) }
}

/** Rows that did not change stay the same ones: they are not drawn again. */
function steady(before: Pages, number: number, page: ItemPage): ItemPage {
  const known = before.byNumber.get(number)?.items ?? []
  const same = (item: ItemLine, index: number): ItemLine =>
    JSON.stringify(known[index]) === JSON.stringify(item) ? known[index]! : item
  return { ...page, items: page.items.map(same) }
}
