import type { Tokens } from '../../shared/tokens.ts'
import type { Db } from './database.ts'

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
  /** Cut off, or dropped: they may have been paid. */
  readonly lostCalls: number
  /** What calls whose answer never came may have cost on top, at most. */
  readonly unsettledNanoUsd: number
}

/** Adds up all calls of the workspace, the newest day first. */
export function readCosts(db: Db): CostLine[] {
  return db
    .prepare<[], CostLine>(
      `select date(call.sent_at / 1000, 'unixepoch') as day, pipeline_version.name as pipeline,
         coalesce(call.served_model, call.model) as model, batch.settings ->> 'provider' as provider,
         count(*) as calls, coalesce(sum(call.cost_nano_usd), 0) as costNanoUsd,
         sum(call.outcome in ('ok', 'failed') and call.cost_nano_usd is null) as unpricedCalls,
         sum(call.outcome = 'lost') as lostCalls,
         coalesce(sum(call.open_nano_usd) filter (where call.outcome <> 'sent'), 0) as unsettledNanoUsd,
         sum(call.input_tokens) as input, sum(call.cache_write_tokens) as cacheWrite,
         sum(call.cache_read_tokens) as cacheRead, sum(call.output_tokens) as output
       from call
         join batch on batch.id = call.item_id >> 32
         join pipeline_version on pipeline_version.id = batch.pipeline_version_id
       group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4`,
    )
    .all()
}
