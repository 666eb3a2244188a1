import type { BatchId } from '../../../shared/ids.ts'
import type { Tokens } from '../../../shared/tokens.ts'
import type { Db } from '../connection/database.ts'

/** What calls came to. Money in nano-dollars. */
export interface Spent extends Tokens {
  readonly calls: number
  /** Cut off, or dropped: they may have been paid. */
  readonly lostCalls: number
  readonly unpricedCalls: number
  readonly costNanoUsd: number
  /** What calls whose answer never came may have cost on top, at most. */
  readonly unsettledNanoUsd: number
  /** What answers out of the cache would have cost. */
  readonly savedNanoUsd: number
}

interface Entry {
  readonly day: number
  readonly batchId: BatchId
  readonly model: string
  readonly sums: { -readonly [P in keyof Spent]: number }
}

const msPerDay = 86_400_000

/** UTC days since 1970-01-01. */
export function dayNumber(atMs: number): number {
  return Math.floor(atMs / msPerDay)
}

/** The day as 2026-11-25. */
export function dayName(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10)
}

/** What was spent by day, batch and model. Summed in memory and saved once per transaction, as `Counters` does. */
export class Spend {
  readonly #add
  readonly #pending = new Map<string, Entry>()

  constructor(db: Db) {
    this.#add = db.prepare<object>(
      `insert into spend (day, batch_id, model, is_practice, calls, lost_calls, unpriced_calls, input_tokens,
         cache_write_tokens, cache_read_tokens, output_tokens, cost_nano_usd, unsettled_nano_usd, saved_nano_usd)
       values (@day, @batchId, @model,
         coalesce((select settings ->> 'provider' is 'practice' from batch where id = @batchId), 0),
         @calls, @lostCalls, @unpricedCalls, @input, @cacheWrite, @cacheRead, @output, @costNanoUsd,
         @unsettledNanoUsd, @savedNanoUsd)
       on conflict do update set calls = calls + excluded.calls, lost_calls = lost_calls + excluded.lost_calls,
         unpriced_calls = unpriced_calls + excluded.unpriced_calls, input_tokens = input_tokens + excluded.input_tokens,
         cache_write_tokens = cache_write_tokens + excluded.cache_write_tokens,
         cache_read_tokens = cache_read_tokens + excluded.cache_read_tokens,
         output_tokens = output_tokens + excluded.output_tokens,
         cost_nano_usd = cost_nano_usd + excluded.cost_nano_usd,
         unsettled_nano_usd = unsettled_nano_usd + excluded.unsettled_nano_usd,
         saved_nano_usd = saved_nano_usd + excluded.saved_nano_usd`,
    )
  }

  /** Call inside a transaction that ends with `save()`. `day` is a `dayNumber`. */
  add(batchId: BatchId, day: number, model: string, spent: Partial<Spent>): void {
    const key = `${batchId} ${day} ${model}`
    let entry = this.#pending.get(key)
    if (!entry) this.#pending.set(key, (entry = { day, batchId, model, sums: { ...nothing } }))
    for (const part in spent) entry.sums[part as keyof Spent] += spent[part as keyof Spent]!
  }

  save(): void {
    for (const { sums, ...of } of this.#pending.values()) this.#add.run({ ...of, ...sums })
    this.#pending.clear()
  }

  /** After a rollback. */
  forget(): void {
    this.#pending.clear()
  }
}

const nothing: Spent = {
  ...{ calls: 0, lostCalls: 0, unpricedCalls: 0 },
  ...{ input: 0, cacheWrite: 0, cacheRead: 0, output: 0 },
  ...{ costNanoUsd: 0, unsettledNanoUsd: 0, savedNanoUsd: 0 },
}
