import type { Batch, Provider } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import type { App } from '../../app.ts'
import { openRowsToAsk } from '../../engine/cost/rowsToAsk.ts'
import { costsAhead } from '../../operations/costs/costsAhead.ts'
import { outlookOf } from '../../operations/run/outlook.ts'
import { facetsOf } from '../../pipelines/facets.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import { readPace } from '../../store/counts/pace.ts'
import type { Totals } from '../../store/counts/totals.ts'
import { provenanceOf } from '../../operations/answers/provenance.ts'
import { batchLineOf } from './batchLineOf.ts'
import { titleFieldsOf } from '../items/titlesOf.ts'
import { budgetStopOf } from './budgetStopOf.ts'

/** A batch as its screen shows it. All of it is read from counters and a few rows: it is asked for ten times a second. */
export function batchViewOf(batch: Batch, unsettled: Provider, app: App): BatchView {
  const totals = app.store.totals(batch)
  const { tokens, unsettledNanoUsd, reservedNanoUsd, answeredBy } = totals
  const { fileName, sha256, bytes, columns, mapping } = batch.source
  const pipeline = findPipeline(batch.pipeline)
  return {
    ...batchLineOf(batch, totals, { unsettled, counters: app.store.counters }),
    settings: settingsOf(batch),
    source: { fileName, sha256, bytes, columns: [...columns], mapping: { ...mapping } },
    titleField: titleFieldsOf(batch)[0] ?? 'text',
    outputColumns: [...pipeline.columns],
    facets: facetsOf(pipeline),
    shownColumns: app.store.shownColumns.get(batch),
    calls: callsOf(totals),
    ...{ tokens, unsettledNanoUsd, reservedNanoUsd, answeredBy },
    provenance: provenanceOf(batch, totals, app),
    pace: paceOf(batch, totals, app),
    ...costsAhead(batch, totals, app),
    budgetStop: budgetStopOf(batch, app),
  }
}

function settingsOf({ settings }: Batch): BatchView['settings'] {
  return { ...settings, models: [...settings.models], limits: { ...settings.limits } }
}

function callsOf({ calls }: Totals): BatchView['calls'] {
  const inFlight = calls.total - calls.ok - calls.failed - calls.lost
  return { ...calls, inFlight }
}

function paceOf(batch: Batch, totals: Totals, { store, config }: App): BatchView['pace'] {
  const pace = readPace(store, batch, config.clock.now())
  const rowsToAsk = openRowsToAsk(batch, totals, store.counters)
  return {
    ...pace,
    ...outlookOf(batch.status, totals, { rowsPerMinute: pace.rowsPerMinute, rowsToAsk }),
    savedNanoUsd: store.counters.value(batch.id, 'saved'),
    rateLimitEpisodes: store.events.held(batch.id),
  }
}
