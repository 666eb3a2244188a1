import type { Batch } from '../../../shared/batch.ts'
import type { FailureGroup } from '../../../shared/status.ts'
import type { Remedy } from '../../../shared/views/itemViews.ts'
import type { App } from '../../app.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import { failedAt } from '../../store/items/itemLists.ts'
import { planRetry } from '../../store/items/reopen.ts'
import { adviceFor } from './adviceFor.ts'
import { costOfRows, rowsPriced } from '../../engine/cost/costOfRows.ts'
import { pricesNow } from '../costs/costOfRetry.ts'
import { strongerModel } from './strongerModel.ts'

/** Failed rows with one cause, when they failed, and what can be done. */
export interface AdvisedGroup extends FailureGroup {
  /** Failures in each of 48 equal parts of the batch's time. */
  readonly strip: number[]
  readonly hint: string
  readonly remedies: Remedy[]
  readonly costNanoUsd: number | null
}

/** What failed of a batch, by cause, the most frequent cause first. */
export function failuresOf(batch: Batch, app: App): AdvisedGroup[] {
  const { store, config } = app
  const groups = store.failures.groups(batch.id)
  const at = failedAt(store.db, batch.id)
  const last = groups.reduce((latest, { lastAt }) => Math.max(latest, lastAt), batch.finishedAt ?? 0)
  const from = batch.startedAt ?? batch.createdAt
  const to = batch.status === 'running' ? config.clock.now() : last
  return groups.map((group) => ({
    ...group,
    strip: stripOf(
      group.rows.map((row) => at.get(row)!),
      from,
      to,
    ),
    ...advised(group, batch, to - from, app),
  }))
}

const stripParts = 48

/** How many of the times fall into each part of the span; what lies outside counts at its edge. */
export function stripOf(times: readonly number[], from: number, to: number): number[] {
  const strip = Array.from({ length: stripParts }, () => 0)
  const partMs = Math.max(1, to - from) / stripParts
  for (const time of times) {
    const part = Math.min(stripParts - 1, Math.max(0, Math.floor((time - from) / partMs)))
    strip[part]! += 1
  }
  return strip
}

function advised(group: FailureGroup, batch: Batch, batchMs: number, app: App) {
  const { settings } = batch
  const few = planRetry(app.store.db, batch.id, {
    rows: group.rows.slice(0, rowsPriced),
    kind: null,
    from: null,
  }).items
  const costOf = (rows: number, model = settings.models[0]!) =>
    costOfRows(rows, few, { ...batch, settings: { ...settings, models: [model] } }, pricesNow(app))
  const advice = adviceFor(group, {
    concurrency: settings.concurrency,
    batchMs,
    maxOutputTokens: settings.maxOutputTokens ?? findPipeline(batch.pipeline).maxOutputTokens,
    otherModel: strongerModel(settings.models, app.prices, app.config.clock.now()),
    costOf,
  })
  return { hint: advice.hint, remedies: [...advice.remedies], costNanoUsd: costOf(group.count) }
}
