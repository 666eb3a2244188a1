import type {
  Batch,
  BatchRequest,
  BatchSettings,
  BatchSource,
  BatchStatus,
  PauseReason,
} from '../../../shared/batch.ts'
import { noLimits } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

interface BatchRow {
  readonly id: BatchId
  readonly name: string
  readonly pipeline: string
  readonly version: number
  readonly status: BatchStatus
  readonly reason: PauseReason | null
  readonly message: string | null
  readonly settings: string
  readonly source: string
  readonly source_rows: number
  readonly created_at: number
  readonly started_at: number | null
  readonly finished_at: number | null
}

/** How the operator steers a running batch, from whatever process. */
export interface Steering {
  readonly settings: BatchSettings
  readonly request: BatchRequest | null
  /** Who asks, for the log. */
  readonly requestedBy: string | null
}

export interface NewBatch {
  readonly name: string
  readonly pipelineVersionId: number
  readonly settings: BatchSettings
  readonly source: BatchSource
  readonly createdAt: number
}

const select = `
  select batch.*, pipeline_version.name as pipeline, pipeline_version.version as version
  from batch join pipeline_version on pipeline_version.id = batch.pipeline_version_id`

/** The batches of a workspace. Times are ms UTC. */
export class Batches {
  readonly #insert
  readonly #get
  readonly #list
  readonly #bySource
  readonly #setRows
  readonly #setSettings
  readonly #start
  readonly #end
  readonly #pause
  readonly #delete
  readonly #request
  readonly #steering
  readonly #unfinished

  constructor(db: Db) {
    this.#insert = db.prepare(
      `insert into batch (name, pipeline_version_id, status, settings, source, source_sha256, source_rows, created_at)
       values (?, ?, 'ready', ?, ?, ?, 0, ?)`,
    )
    this.#get = db.prepare<[BatchId], BatchRow>(`${select} where batch.id = ?`)
    this.#list = db.prepare<[], BatchRow>(`${select} where source_rows > 0 order by batch.id desc`)
    this.#bySource = db.prepare<[string], BatchRow>(
      `${select} where source_sha256 = ? and source_rows > 0 order by batch.id desc`,
    )
    this.#setRows = db.prepare('update batch set source_rows = ? where id = ?')
    this.#setSettings = db.prepare('update batch set settings = ? where id = ?')
    this.#start = db.prepare(
      `update batch set status = 'running', reason = null, message = null, request = null, requested_by = null,
         started_at = coalesce(started_at, ?), finished_at = null where id = ?`,
    )
    this.#end = db.prepare(
      `update batch set status = ?, reason = null, message = null, request = null, finished_at = ? where id = ?`,
    )
    this.#pause = db.prepare(
      `update batch set status = 'paused', reason = ?, message = ?, request = null where id = ?`,
    )
    this.#delete = db.prepare('delete from batch where id = ?')
    this.#request = db.prepare(
      `update batch set request = ?, requested_by = ? where id = ? and status = 'running'`,
    )
    this.#steering = db.prepare<[BatchId], SteeringRow>(
      'select settings, request, requested_by as requestedBy from batch where id = ?',
    )
    this.#unfinished = db.prepare<[], { id: BatchId }>('select id from batch where source_rows = 0')
  }

  insert(batch: NewBatch): BatchId {
    const { name, pipelineVersionId, settings, source, createdAt } = batch
    const texts = [JSON.stringify(settings), JSON.stringify(source)]
    return this.#insert.run(name, pipelineVersionId, ...texts, source.sha256, createdAt)
      .lastInsertRowid as BatchId
  }

  get(id: BatchId): Batch | null {
    const row = this.#get.get(id)
    return row ? batchOf(row) : null
  }

  /** Newest first. A batch whose import has not ended is not among them. */
  list(): Batch[] {
    return this.#list.all().map(batchOf)
  }

  /** Batches made from a file with the same bytes, newest first. */
  bySource(sha256: string): Batch[] {
    return this.#bySource.all(sha256).map(batchOf)
  }

  /** Batches whose import has not ended, or died. */
  unfinishedImports(): BatchId[] {
    return this.#unfinished.all().map(({ id }) => id)
  }

  isUnfinished(id: BatchId): boolean {
    return this.get(id)?.sourceRows === 0
  }

  setSourceRows(id: BatchId, rows: number): void {
    this.#setRows.run(rows, id)
  }

  setSettings(id: BatchId, settings: BatchSettings): void {
    this.#setSettings.run(JSON.stringify(settings), id)
  }

  start(id: BatchId, at: number): void {
    this.#start.run(at, id)
  }

  end(id: BatchId, status: 'complete' | 'cancelled', at: number): void {
    this.#end.run(status, at, id)
  }

  pause(id: BatchId, reason: PauseReason, message: string): void {
    this.#pause.run(reason, message, id)
  }

  /** Asks the process that runs a batch for something; false when none runs it. */
  request(id: BatchId, request: BatchRequest, by: string): boolean {
    return this.#request.run(request, by, id).changes > 0
  }

  steering(id: BatchId): Steering {
    const row = this.#steering.get(id)!
    return { ...row, settings: settingsOf(row.settings) }
  }

  delete(id: BatchId): void {
    this.#delete.run(id)
  }
}

interface SteeringRow extends Omit<Steering, 'settings'> {
  readonly settings: string
}

/** Batches that are older than a setting go on without it. */
function settingsOf(json: string): BatchSettings {
  const later: Pick<BatchSettings, 'limits' | 'maxCostNanoUsd' | 'maxOutputTokens'> = {
    limits: noLimits,
    maxCostNanoUsd: null,
    maxOutputTokens: null,
  }
  return Object.assign(later, JSON.parse(json) as Omit<BatchSettings, keyof typeof later>)
}

function batchOf(row: BatchRow): Batch {
  return {
    id: row.id,
    name: row.name,
    pipeline: row.pipeline,
    pipelineVersion: row.version,
    status: row.status,
    reason: row.reason,
    message: row.message,
    settings: settingsOf(row.settings),
    source: JSON.parse(row.source) as BatchSource,
    sourceRows: row.source_rows,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}
