import type { Batch } from '../../../shared/batch.ts'
import type { FailureGroup } from '../../../shared/status.ts'
import { runSpans } from '../../store/events/runSpans.ts'
import type { KindCount } from '../../store/items/failures.ts'
import type { Totals } from '../../store/counts/totals.ts'
import type { SmellReport } from '../../../shared/views/smellViews.ts'
import { rowsPaid } from '../../engine/cost/rowsPaid.ts'
import { costsAhead } from '../../operations/costs/costsAhead.ts'
import type { Outage } from '../../operations/failures/outages.ts'
import { outagesIn } from '../../operations/failures/outages.ts'
import { currentReport } from '../../operations/smells/checkBatch.ts'
import type { Session } from '../session.ts'

/** All that a summary says of a batch, as the store has it. */
export interface Summary {
  readonly batch: Batch
  readonly totals: Totals
  readonly groups: readonly FailureGroup[]
  /** Why no model answered the rows with the default response. */
  readonly defaultKinds: readonly KindCount[]
  /** It ran from its beginning to its end, without a pause in between. */
  readonly ranOnce: boolean
  readonly outages: readonly Outage[]
  /** Models were refused, held back or down, and the log says when and why. */
  readonly hasTrouble: boolean
  /** Rows that a sample left out. */
  readonly restRows: number
  /** What they will cost, in nano-dollars; null where a price is not known. */
  readonly restNanoUsd: number | null
  /** How many rows that was measured on; 0: on the length of the prompts. */
  readonly rowsMeasured: number
  /** What looks odd in the results; null: they were not looked through since they are what they are. */
  readonly report: SmellReport | null
}

export function readSummary(batch: Batch, { app }: Session): Summary {
  const { store } = app
  const totals = store.totals(batch)
  const { rest } = costsAhead(batch, totals, app)
  return {
    batch,
    totals,
    groups: store.failures.groups(batch.id),
    defaultKinds: totals.seal.default > 0 ? store.failures.defaultKinds(batch.id) : [],
    ranOnce: runSpans(store.db, batch.id).length === 1,
    outages: outagesIn(store.events.health(batch.id)),
    hasTrouble: totals.calls.failed > 0 && store.events.hasTrouble(batch.id),
    restRows: rest.rows,
    restNanoUsd: rest.costNanoUsd,
    rowsMeasured: rowsPaid(batch, totals, store),
    report: currentReport(batch, app),
  }
}
