import type { Batch } from '../../../shared/batch.ts'
import { itemId } from '../../../shared/ids.ts'
import type { FailureGroup } from '../../../shared/status.ts'
import type { Remedy } from '../../../shared/views/itemViews.ts'
import type { App } from '../../app.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import { planRetry } from '../../store/items/reopen.ts'
import { answeredBefore } from '../../store/answers/answeredBefore.ts'
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

/** What failed of a batch whose rows are known, by cause, the most frequent cause first. */
export function failuresOf(batch: Batch, app: App): AdvisedGroup[] {
  const { store, config } = app
  const causes = store.views.causes(batch.id)
  const groups = causes.map(({ fingerprint, rows, times }) => ({
    ...{ fingerprint, rows, times, count: rows.length },
    ...{ firstAt: leastOf(times), lastAt: mostOf(times) },
    ...store.failures.causeOf(itemId(batch.id, rows[0]!)),
  }))
  const last = groups.reduce((latest, { lastAt }) => Math.max(latest, lastAt), batch.finishedAt ?? 0)
  const from = batch.startedAt ?? batch.createdAt
  const to = batch.status === 'running' ? config.clock.now() : last
  return groups.map(({ times, ...group }) => ({
    ...group,
    strip: stripOf(times, from, to),
    ...advised(group, batch, to - from, app),
  }))
}

function leastOf(times: readonly number[]): number {
  return times.reduce((least, time) => Math.min(least, time), Infinity)
}

function mostOf(times: readonly number[]): number {
  return times.reduce((most, time) => Math.max(most, time), 0)
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
  const before = answeredBefore(app.store, batch.id, group.rows).length
  const advice = adviceFor(
    { ...group, answeredBefore: before },
    {
      concurrency: settings.concurrency,
      batchMs,
      maxOutputTokens: settings.maxOutputTokens ?? findPipeline(batch.pipeline).maxOutputTokens,
      otherModel: strongerModel(settings.models, app.prices, app.config.clock.now()),
      costOf,
    },
  )
  return { hint: advice.hint, remedies: [...advice.remedies], costNanoUsd: costOf(group.count) }
}
