import type { BatchStatus } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { Tokens } from '../../../shared/tokens.ts'
import type { Db } from '../connection/database.ts'
import type { Spent } from './spend.ts'

/** What was spent on one model, on one UTC day, by one pipeline. */
export interface CostLine extends Tokens {
  readonly day: string
  readonly pipeline: string
  /** The model that served; the one asked where no answer came. */
  readonly model: string
  readonly provider: string | null
  readonly calls: number
  readonly costNanoUsd: number
  readonly unpricedCalls: number
  readonly lostCalls: number
  readonly unsettledNanoUsd: number
}

type With<K extends string, V> = Spent & Readonly<Record<K, V>>

/** One batch, and what of it does not depend on the days. */
export interface BatchSpend extends Spent {
  readonly batchId: BatchId
  readonly name: string
  readonly status: BatchStatus
  readonly capNanoUsd: number | null
  readonly plannedNanoUsd: number | null
  /** What the whole batch has cost, as far as it is known. */
  readonly wholeNanoUsd: number
  /** What its calls without an answer may have cost on top, at most. */
  readonly wholeUnsettledNanoUsd: number
}

/** Which spending: since a day (see `dayNumber`), paid or practice. The two are never added up. */
export interface CostScope {
  readonly fromDay: number
  readonly isPractice: boolean
}

interface Scope {
  readonly fromDay: number
  readonly isPractice: 0 | 1
}

const sums = `coalesce(sum(calls), 0) as calls, coalesce(sum(lost_calls), 0) as lostCalls,
  coalesce(sum(unpriced_calls), 0) as unpricedCalls, coalesce(sum(input_tokens), 0) as input,
  coalesce(sum(cache_write_tokens), 0) as cacheWrite, coalesce(sum(cache_read_tokens), 0) as cacheRead,
  coalesce(sum(output_tokens), 0) as output, coalesce(sum(cost_nano_usd), 0) as costNanoUsd,
  coalesce(sum(unsettled_nano_usd), 0) as unsettledNanoUsd, coalesce(sum(saved_nano_usd), 0) as savedNanoUsd`
const inScope = 'day >= @fromDay and is_practice = @isPractice'

/** Exported for the test that holds them to their plan: none of them may ever read the calls. */
export const costQueries = {
  total: `select ${sums} from spend where ${inScope}`,
  byDay: `select day, ${sums} from spend where ${inScope} group by day order by day desc`,
  byBatch: `with grouped as materialized
      (select batch_id as batchId, ${sums} from spend where ${inScope} group by 1 order by 1 desc limit @most)
    select grouped.*, batch.name, batch.status, batch.settings ->> 'maxCostNanoUsd' as capNanoUsd,
      plan.planned_nano_usd as plannedNanoUsd,
      coalesce((select value from counter where batch_id = batchId and name = 'cost'), 0) as wholeNanoUsd,
      coalesce((select value from counter where batch_id = batchId and name = 'unsettled'), 0) as wholeUnsettledNanoUsd
    from grouped join batch on batch.id = batchId left join plan on plan.batch_id = batchId order by batchId desc`,
  batches: `select count(distinct batch_id) from spend where ${inScope}`,
  byPipeline: `select pipeline_version.name as pipeline, count(distinct batch.id) as batches, ${sums} from spend
    join batch on batch.id = batch_id join pipeline_version on pipeline_version.id = pipeline_version_id
    where ${inScope} group by 1 order by costNanoUsd desc, 1`,
  byModel: `select model, ${sums} from spend where ${inScope} group by model order by costNanoUsd desc, model`,
} as const

/** What was spent, as it is kept by day, batch and model: the same effort for ten calls and for ten million. */
export class Costs {
  readonly #total
  readonly #byDay
  readonly #byBatch
  readonly #batches
  readonly #byPipeline
  readonly #byModel
  readonly #lines

  constructor(db: Db) {
    this.#total = db.prepare<[Scope], Spent>(costQueries.total)
    this.#byDay = db.prepare<[Scope], With<'day', number>>(costQueries.byDay)
    this.#byBatch = db.prepare<[Scope & { readonly most: number }], BatchSpend>(costQueries.byBatch)
    this.#batches = db.prepare<[Scope], number>(costQueries.batches).pluck()
    this.#byPipeline = db.prepare<[Scope], With<'pipeline', string> & { readonly batches: number }>(
      costQueries.byPipeline,
    )
    this.#byModel = db.prepare<[Scope], With<'model', string>>(costQueries.byModel)
    this.#lines = db.prepare<[], CostLine>(
      `select date(day * 86400, 'unixepoch') as day, pipeline_version.name as pipeline, model,
         batch.settings ->> 'provider' as provider, sum(calls) as calls, sum(cost_nano_usd) as costNanoUsd,
         sum(unpriced_calls) as unpricedCalls, sum(lost_calls) as lostCalls,
         sum(unsettled_nano_usd) as unsettledNanoUsd, sum(input_tokens) as input,
         sum(cache_write_tokens) as cacheWrite, sum(cache_read_tokens) as cacheRead, sum(output_tokens) as output
       from spend join batch on batch.id = batch_id
         join pipeline_version on pipeline_version.id = pipeline_version_id
       group by 1, 2, 3, 4 having sum(calls) > 0 order by 1 desc, 2, 3, 4`,
    )
  }

  total(scope: CostScope): Spent {
    return this.#total.get(named(scope))!
  }

  /** The newest day first. */
  byDay(scope: CostScope) {
    return this.#byDay.all(named(scope))
  }

  /** The newest batches, the newest first. */
  byBatch(scope: CostScope, most: number): BatchSpend[] {
    return this.#byBatch.all({ ...named(scope), most })
  }

  batches(scope: CostScope): number {
    return this.#batches.get(named(scope))!
  }

  /** The dearest first. */
  byPipeline(scope: CostScope) {
    return this.#byPipeline.all(named(scope))
  }

  /** The dearest first. */
  byModel(scope: CostScope) {
    return this.#byModel.all(named(scope))
  }

  /** All of the workspace, the newest day first, for the command line. */
  lines(): CostLine[] {
    return this.#lines.all()
  }
}

function named({ fromDay, isPractice }: CostScope): Scope {
  return { fromDay, isPractice: isPractice ? 1 : 0 }
}
