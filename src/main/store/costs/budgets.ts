import type { BatchId } from '../../../shared/ids.ts'
import type { CounterName } from '../counts/counterNames.ts'
import type { Counters } from '../counts/counters.ts'
import type { Db } from '../connection/database.ts'
import { dayName, dayNumber } from './spend.ts'
import { wholeWorkspace } from './spending.ts'

/** What a cap holds for. */
export type BudgetScope = 'batch' | 'day' | 'workspace'

/** Caps in nano-dollars. A scope without one is not limited. */
export type Caps = Partial<Readonly<Record<BudgetScope, number>>>

/**
 * Practice costs nothing, so it never counts against money, nor money against it: each is held to the caps by itself.
 * What the other one has spent was looked at a moment ago and only grows, so that at worst too much is counted.
 */
export interface Apart {
  readonly day: number
  /** Of that day; in all. nano-dollars, calls of unknown cost at their worst case. */
  readonly ofDay: number
  readonly inAll: number
  /** Batches under way: what their calls in flight may cost is read anew every time. */
  readonly running: readonly BatchId[]
}

/** What a batch is held to. */
export interface HeldTo {
  readonly caps: Caps
  /** The spending that does not count. null: there is no cap that it could count against. */
  readonly apart: Apart | null
}

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
  readonly #spentOn
  readonly #running
  readonly #unsettled

  constructor(db: Db, counters: Counters) {
    this.#counters = counters
    this.#caps = db.prepare<[], { scope: 'day' | 'workspace'; cap: number }>(
      'select scope, cap_nano_usd as cap from budget',
    )
    this.#put = db.prepare(
      'insert into budget (scope, cap_nano_usd) values (?, ?) on conflict do update set cap_nano_usd = excluded.cap_nano_usd',
    )
    this.#delete = db.prepare('delete from budget where scope = ?')
    this.#spentOn = db.prepare<[{ day: number; other: 0 | 1 }], Pick<Apart, 'ofDay' | 'inAll'>>(
      `select coalesce(sum(cost_nano_usd + unsettled_nano_usd), 0) as inAll,
         coalesce(sum(iif(day = @day, cost_nano_usd + unsettled_nano_usd, 0)), 0) as ofDay
       from spend where is_practice = @other`,
    )
    this.#running = db
      .prepare<[{ other: 0 | 1 }], BatchId>(
        `select id from batch where status = 'running' and (settings ->> 'provider' is 'practice') = @other`,
      )
      .pluck()
    this.#unsettled = db
      .prepare<[{ fromDay: number; isPractice: 0 | 1 }], number>(
        `select coalesce(sum(unsettled_nano_usd), 0) from spend
         where day >= @fromDay and is_practice = @isPractice`,
      )
      .pluck()
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

  /** What batches of a kind are held to, with the cap of one batch. */
  heldTo(ofBatch: number | null, isPractice: boolean, at: number): HeldTo {
    const ofWorkspace = this.caps()
    const caps = ofBatch === null ? ofWorkspace : { batch: ofBatch, ...ofWorkspace }
    const hasWide = Object.keys(ofWorkspace).length > 0
    return { caps, apart: hasWide ? this.apartFrom(isPractice, at) : null }
  }

  /** What does not count for batches of this kind. */
  apartFrom(isPractice: boolean, at: number): Apart {
    const day = dayNumber(at)
    const other = isPractice ? 0 : 1
    return { day, ...this.#spentOn.get({ day, other })!, running: this.#running.all({ other }) }
  }

  /** What counts against a cap: spent and reserved, in nano-dollars. */
  used(scope: BudgetScope, batchId: BatchId, apart: Apart | null, at: number): Used {
    const value = (id: BatchId, name: CounterName) => this.#counters.value(id, name)
    if (scope === 'batch')
      return {
        spent: value(batchId, 'cost') + value(batchId, 'unsettled'),
        reserved: value(batchId, 'reserved'),
      }
    const othersReserved = apart?.running.reduce((sum, id) => sum + value(id, 'reserved'), 0) ?? 0
    const day = dayNumber(at)
    const spent =
      scope === 'workspace'
        ? value(wholeWorkspace, 'spent') - (apart?.inAll ?? 0)
        : value(wholeWorkspace, `spent:${dayName(day)}`) - (apart?.day === day ? apart.ofDay : 0)
    return { spent, reserved: value(wholeWorkspace, 'reserved') - othersReserved }
  }

  /** A cap of the workspace, and what counts against it of paid money or of practice, in nano-dollars. */
  ofWorkspace(scope: 'day' | 'workspace', isPractice: boolean, at: number): BudgetUse {
    const { spent, reserved } = this.used(scope, wholeWorkspace, this.apartFrom(isPractice, at), at)
    return {
      capNanoUsd: this.caps()[scope] ?? null,
      usedNanoUsd: spent + reserved,
      unsettledNanoUsd: this.unsettled(scope, wholeWorkspace, isPractice, at),
    }
  }

  /** The part of what counts against a cap that is not known: the most that calls without an answer may have cost. */
  unsettled(scope: BudgetScope, batchId: BatchId, isPractice: boolean, at: number): number {
    if (scope === 'batch') return this.#counters.value(batchId, 'unsettled')
    const fromDay = scope === 'day' ? dayNumber(at) : 0
    return this.#unsettled.get({ fromDay, isPractice: isPractice ? 1 : 0 })!
  }

  /**
   * Which cap a call of this worst case could pass, if any. Called inside the transaction that announces the call, so
   * that no other call, of this process or another one, can slip in between.
   */
  refusal(batchId: BatchId, worstNanoUsd: number, { caps, apart }: HeldTo, at: number): OverBudget | null {
    for (const [scope, capNanoUsd] of Object.entries(caps) as [BudgetScope, number][]) {
      const { spent, reserved } = this.used(scope, batchId, apart, at)
      if (spent + reserved + worstNanoUsd > capNanoUsd)
        return { scope, capNanoUsd, spentNanoUsd: spent, reservedNanoUsd: reserved, worstNanoUsd }
    }
    return null
  }
}

interface Used {
  readonly spent: number
  readonly reserved: number
}

/** `capNanoUsd` null: there is no such cap. */
export interface BudgetUse {
  readonly capNanoUsd: number | null
  readonly usedNanoUsd: number
  /** The part of it that calls may have cost whose answer never came. */
  readonly unsettledNanoUsd: number
}
