import { setImmediate as breath } from 'node:timers/promises'
import type { BatchId } from '../../../shared/ids.ts'
import { rowOf } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { App } from '../../app.ts'
import type { RetryScope as FullScope } from '../../store/items/reopen.ts'
import { planPages } from '../../store/items/reopen.ts'

export interface RetryScope extends FullScope {
  /** Only the first so many of them; null: all. */
  readonly limit: number | null
}

/** The rows that a retry covers. */
export interface RetryRows {
  readonly rows: readonly number[]
  /** How many of them have an answer, which the new one replaces. */
  readonly answered: number
  /** How many of those a person wrote. */
  readonly byPerson: number
  /** Rows in the scope that cannot start there, because the stage before has left nothing. */
  readonly impossible: readonly number[]
}

/** So many are planned, or put back to work, before others get their turn: some 40 ms. */
export const rowsAtOnce = 500

/** Finds them, changing nothing. `see` gets them page by page, as they will be stored, and how many there are so far. */
export async function rowsIn(
  batchId: BatchId,
  { limit, ...scope }: RetryScope,
  { db }: App['store'],
  see: (items: readonly ItemState[], soFar: number) => void,
): Promise<RetryRows> {
  const found = { rows: [] as number[], answered: 0, byPerson: 0, impossible: [] as number[] }
  for (const plan of planPages(db, batchId, scope, { pageRows: rowsAtOnce, limit })) {
    for (const { id } of plan.items) found.rows.push(rowOf(id))
    see(plan.items, found.rows.length)
    for (const row of plan.impossible) found.impossible.push(row)
    found.answered += plan.answered
    found.byPerson += plan.byPerson
    await breath()
  }
  return found
}
