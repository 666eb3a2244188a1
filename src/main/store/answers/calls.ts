import type { FailureKind } from '../../../shared/failure.ts'
import type { ArtifactId, BatchId, CallId, ItemId } from '../../../shared/ids.ts'
import { idRange } from '../../../shared/ids.ts'
import type { Failure } from '../../../shared/failure.ts'
import type { CallOutcome, CallReason } from '../../../shared/modelCall.ts'
import type { Tokens } from '../../../shared/tokens.ts'
import type { Db } from '../connection/database.ts'

/** A request about to leave. */
export interface NewCall {
  readonly attempt: number
  readonly rung: number
  readonly why: CallReason
  readonly model: string
  readonly requestSha256: Buffer
  readonly sentAt: number
  /** What it may cost at most. 0 where the price is not known: no budget is kept then. */
  readonly worstNanoUsd: number
}

/** How a request ended. `failure` is null for a good reply. */
export interface CallEnd {
  readonly id: CallId
  /** As announced when it left. */
  readonly model: string
  readonly sentAt: number
  readonly failure: Failure | null
  readonly latencyMs: number
  readonly httpStatus: number | null
  readonly requestId: string | null
  readonly servedModel: string | null
  readonly tokens: Tokens
  /** null: the price is not known. */
  readonly costNanoUsd: number | null
  /** As announced when it left. */
  readonly worstNanoUsd: number
  /** It may have been answered and billed, and nobody will know: its worst case stays counted against budgets. */
  readonly isUnsettled: boolean
}

export interface CallRow {
  readonly id: CallId
  readonly attempt: number
  readonly rung: number
  readonly why: CallReason
  readonly model: string
  readonly served_model: string | null
  readonly outcome: CallOutcome
  readonly sent_at: number
  readonly latency_ms: number | null
  readonly http_status: number | null
  readonly request_id: string | null
  readonly failure_kind: FailureKind | null
  readonly failure_message: string | null
  readonly input_tokens: number
  readonly cache_write_tokens: number
  readonly cache_read_tokens: number
  readonly output_tokens: number
  readonly cost_nano_usd: number | null
  readonly response_id: ArtifactId | null
}

/** Calls without an answer, to one model on one day: see `dayNumber`. */
export interface InFlight {
  readonly day: number
  readonly model: string
  readonly calls: number
  readonly worstNanoUsd: number
}

/** The requests to models: each is written down before it leaves, and how it ended when it is back. */
export class Calls {
  readonly #insert
  readonly #end
  readonly #ofItem
  readonly #inFlight
  readonly #lose

  constructor(db: Db) {
    this.#insert = db.prepare(
      `insert into call (item_id, attempt, rung, why, model, request_sha256, outcome, sent_at, open_nano_usd)
       values (?, ?, ?, ?, ?, ?, 'sent', ?, ?)`,
    )
    this.#end = db.prepare(
      `update call set outcome = ?, latency_ms = ?, http_status = ?, request_id = ?, served_model = ?,
         failure_kind = ?, failure_message = ?, input_tokens = ?, cache_write_tokens = ?,
         cache_read_tokens = ?, output_tokens = ?, cost_nano_usd = ?, response_id = ?, open_nano_usd = ?
       where id = ?`,
    )
    this.#ofItem = db.prepare<[ItemId], CallRow>('select * from call where item_id = ? order by id')
    this.#inFlight = db.prepare<[ItemId, ItemId], InFlight>(
      `select sent_at / 86400000 as day, model, count(*) as calls, sum(open_nano_usd) as worstNanoUsd
       from call where outcome = 'sent' and item_id between ? and ? group by 1, 2`,
    )
    this.#lose = db.prepare<[ItemId, ItemId]>(
      `update call set outcome = 'lost' where outcome = 'sent' and item_id between ? and ?`,
    )
  }

  insert(id: ItemId, call: NewCall): CallId {
    const { attempt, rung, why, model, requestSha256, sentAt, worstNanoUsd } = call
    return this.#insert.run(id, attempt, rung, why, model, requestSha256, sentAt, worstNanoUsd)
      .lastInsertRowid as CallId
  }

  end(call: CallEnd, responseId: ArtifactId | null): void {
    const { failure, tokens } = call
    this.#end.run(
      failure ? 'failed' : 'ok',
      call.latencyMs,
      call.httpStatus,
      call.requestId,
      call.servedModel,
      failure?.kind ?? null,
      failure?.message ?? null,
      tokens.input,
      tokens.cacheWrite,
      tokens.cacheRead,
      tokens.output,
      call.costNanoUsd,
      responseId,
      call.isUnsettled ? call.worstNanoUsd : 0,
      call.id,
    )
  }

  ofItem(id: ItemId): CallRow[] {
    return this.#ofItem.all(id)
  }

  /** Calls that were in flight when their process died: they may have been answered and paid for. */
  markLost(batchId: BatchId): InFlight[] {
    const range = idRange(batchId)
    const lost = this.#inFlight.all(...range)
    if (lost.length > 0) this.#lose.run(...range)
    return lost
  }
}
