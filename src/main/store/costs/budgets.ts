import type { BatchId } from '../../../shared/ids.ts'
import type { Counters } from '../counters.ts'
import type { Db } from '../database.ts'
import { dayName, dayNumber } from './spend.ts'
import { wholeWorkspace } from './spending.ts'

/** What a cap holds for. */
export type BudgetScope = 'batch' | 'day' | 'workspace'

/** Caps in nano-dollars. A scope without one is not limited. */
export type Caps = Partial<Readonly<Record<BudgetScope, number>>>

/** A call that was not sent, because it could have passed a cap. */
export interface OverBudget {
  readonly scope: BudgetScope
  readonly capNanoUsd: number
  /** What has been spent, calls of unknown cost at their worst case. */
  readonly spentNanoUsd: number
  /** What calls in flight may still cost. As they come back, room may be left again. */
  readonly reservedNanoUsd: number
  readonly worstNanoUsd: number
}

/** The caps of the workspace, and whether a call fits below them. */
export class Budgets {
  readonly #counters: Counters
  readonly #caps
  readonly #put
  readonly #delete

  constructor(db: Db, counters: Counters) {
    this.#counters = counters
    this.#caps = db.prepare<[], { scope: 'day' | 'workspace'; cap: number }>(
      'select scope, cap_nano_usd as cap from budget',
    )
    this.#put = db.prepare(
      'insert into budget (scope, cap_nano_usd) values (?, ?) on conflict do update set cap_nano_usd = excluded.cap_nano_usd',
    )
    this.#delete = db.prepare('delete from budget where scope = ?')
  }

  /** Of the workspace as a whole; a batch has its own among its settings. */
  caps(): Caps {
    return Object.fromEntries(this.#caps.all().map(({ scope, cap }) => [scope, cap]))
  }

  /** null removes the cap. */
  setCap(scope: 'day' | 'workspace', capNanoUsd: number | null): void {
    if (capNanoUsd === null) this.#delete.run(scope)
    else this.#put.run(scope, capNanoUsd)
  }

  /** What counts against a cap: spent and reserved, in nano-dollars. */
  used(
    scope: BudgetScope,
    batchId: BatchId,
    at: number,
  ): { readonly spent: number; readonly reserved: number } {
    const value = (id: BatchId, name: string) => this.#counters.value(id, name)
    switch (scope) {
      case 'batch':
        return {
          spent: value(batchId, 'cost') + value(batchId, 'unsettled'),
          reserved: value(batchId, 'reserved'),
        }
      case 'day':
        return {
          spent: value(wholeWorkspace, `spent:${dayName(dayNumber(at))}`),
          reserved: value(wholeWorkspace, 'reserved'),
        }
      case 'workspace':
        return { spent: value(wholeWorkspace, 'spent'), reserved: value(wholeWorkspace, 'reserved') }
    }
  }

  /** A cap of the workspace, and what counts against it, in nano-dollars. null: there is no such cap. */
  ofWorkspace(
    scope: 'day' | 'workspace',
    at: number,
  ): { readonly capNanoUsd: number | null; readonly usedNanoUsd: number } {
    const { spent, reserved } = this.used(scope, wholeWorkspace, at)
    return { capNanoUsd: this.caps()[scope] ?? null, usedNanoUsd: spent + reserved }
  }

  /**
   * Which cap a call of this worst case could pass, if any. Called inside the transaction that announces the call, so
   * that no other call, of this process or another one, can slip in between.
   */
  refusal(batchId: BatchId, worstNanoUsd: number, caps: Caps, at: number): OverBudget | null {
    for (const [scope, capNanoUsd] of Object.entries(caps) as [BudgetScope, number][]) {
      const { spent, reserved } = this.used(scope, batchId, at)
      if (spent + reserved + worstNanoUsd > capNanoUsd)
        return { scope, capNanoUsd, spentNanoUsd: spent, reservedNanoUsd: reserved, worstNanoUsd }
    }
    return null
  }
}
