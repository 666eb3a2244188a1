import type { Batch } from '../../shared/batch.ts'
import { cellText } from '../../shared/field.ts'
import type { ItemId } from '../../shared/ids.ts'
import { itemId } from '../../shared/ids.ts'
import { plainName } from '../../shared/practiceName.ts'
import type { Cell } from '../../shared/table.ts'
import type { ItemFilter } from '../../shared/views/itemViews.ts'
import type { Store } from '../store/open.ts'
import { lastId } from '../store/items.ts'

interface FilteredItem {
  readonly id: ItemId
  readonly row: number
  readonly externalId: string | null
  /** As the seal names it. */
  readonly part: string
  readonly model: string | null
  readonly attempts: number
  readonly changedAt: number
}

type Test = (item: FilteredItem) => boolean

/** The rows that a filter of the table of items shows, in source order. `now` is ms UTC. */
export function matchingRows(store: Store, batch: Batch, filter: ItemFilter, now: number): number[] {
  const tests = testsFor(store, batch, filter, now)
  const items = store.db
    .prepare<[ItemId, ItemId], FilteredItem>(
      `select id, row, external_id as externalId, model, attempts, changed_at as changedAt,
         iif(status = 'complete', coalesce(answered_by, 'model'), status) as part
       from item where id between ? and ? order by id`,
    )
    .iterate(itemId(batch.id, 0), lastId(batch.id))
  const found: FilteredItem[] = []
  for (const item of items) found.push(item)
  return found.filter((item) => tests.every((holds) => holds(item))).map(({ row }) => row)
}

/** What is cheap comes first: a row that it leaves out is not read as a whole. */
function testsFor(store: Store, batch: Batch, filter: ItemFilter, now: number): Test[] {
  const { parts, model, fingerprint, touchedWithinMs, isRetried, text } = filter
  const tests: Test[] = []
  if (parts) tests.push(({ part }) => parts.some((wanted) => wanted === part))
  if (model !== undefined) tests.push((item) => item.model === plainName(model))
  if (touchedWithinMs !== undefined) tests.push(({ changedAt }) => now - changedAt <= touchedWithinMs)
  if (isRetried !== undefined) tests.push(({ attempts }) => attempts > 1 === isRetried)
  if (fingerprint !== undefined) {
    const groups = store.failures.groups(batch.id)
    const rows = new Set(groups.find((group) => group.fingerprint === fingerprint)?.rows)
    tests.push(({ row }) => rows.has(row))
  }
  if (text) tests.push(holdsText(store, text))
  if (filter.values || filter.ranges) tests.push(hasAnswer(store, filter))
  return tests
}

function holdsText(store: Store, text: string): Test {
  const wanted = text.toLowerCase()
  const holds = (value: string) => value.toLowerCase().includes(wanted)
  return ({ id, externalId }) =>
    holds(externalId ?? '') || store.items.cells(id).some((cell) => holds(cellText(cell)))
}

function hasAnswer(store: Store, { values = {}, ranges = {} }: ItemFilter): Test {
  return ({ id, part }) => {
    if (['pending', 'running', 'waiting', 'failed', 'skipped', 'cancelled'].includes(part)) return false
    const body = store.artifacts.latest(id, 'rendered')?.body
    const answer = body === undefined ? {} : (JSON.parse(body) as Record<string, Cell>)
    const isOneOf = ([column, wanted]: [string, readonly string[]]) =>
      wanted.includes(cellText(answer[column]))
    const isInRange = ([column, { min, max }]: [
      string,
      { min?: number | undefined; max?: number | undefined },
    ]) => {
      const value = answer[column]
      return typeof value === 'number' && value >= (min ?? -Infinity) && value < (max ?? Infinity)
    }
    return Object.entries(values).every(isOneOf) && Object.entries(ranges).every(isInRange)
  }
}
