import type { Batch, Provider } from '../../shared/batch.ts'
import type { BatchView } from '../../shared/views/batchViews.ts'
import type { App } from '../app.ts'
import { costsAhead } from '../operations/costsAhead.ts'
import { outlookOf } from '../operations/outlook.ts'
import { findPipeline } from '../pipelines/registry.ts'
import type { Totals } from '../store/totals.ts'
import { batchLineOf } from './batchLineOf.ts'

/** A batch as its screen shows it. All of it is read from counters and a few rows: it is asked for ten times a second. */
export function batchViewOf(batch: Batch, unsettled: Provider, app: App): BatchView {
  const totals = app.store.totals(batch)
  const { tokens, unsettledNanoUsd, reservedNanoUsd, answeredBy } = totals
  const { fileName, sha256, bytes, columns, mapping } = batch.source
  const ahead = costsAhead(batch, totals, app)
  return {
    ...batchLineOf(batch, totals, unsettled),
    settings: settingsOf(batch),
    source: { fileName, sha256, bytes, columns: [...columns], mapping: { ...mapping } },
    outputColumns: [...findPipeline(batch.pipeline).columns],
    facets: [],
    calls: callsOf(totals),
    ...{ tokens, unsettledNanoUsd, reservedNanoUsd, answeredBy },
    pace: { ...unmeasured, ...outlookOf(batch.status, totals, unmeasured.rowsPerMinute) },
    ...ahead,
  }
}

function settingsOf({ settings }: Batch): BatchView['settings'] {
  return { ...settings, models: [...settings.models], limits: { ...settings.limits } }
}

function callsOf({ calls }: Totals): BatchView['calls'] {
  const inFlight = calls.total - calls.ok - calls.failed - calls.lost
  return { ...calls, askedAgain: 0, inFlight }
}

const unmeasured = {
  rowsPerMinute: null,
  p50Ms: null,
  p95Ms: null,
  savedNanoUsd: null,
  rateLimitEpisodes: 0,
}
