import type { Batch } from '../../../shared/batch.ts'
import type { ItemState } from '../../../shared/item.ts'
import { isOpen } from '../../../shared/item.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import type { Outcome } from '../../pipelines/pipeline.ts'
import { facetValues, facetsOf } from '../../pipelines/facets.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import { commitItem } from '../../store/items/commitItem.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import { requireItem } from '../requireItem.ts'
import { whileIdle } from '../whileIdle.ts'

export interface HumanAnswer {
  /** The answer's fields. They are checked like a model's. */
  readonly output: Readonly<Record<string, unknown>>
  readonly reason: string
  /** Who answers, for the history. */
  readonly by: string
}

/**
 * Puts a person's answer in the place of whatever a row has. Throws UsageError, with nothing written, when the answer
 * is not valid or the row is being worked on.
 */
export function overrideAnswer(
  batch: Batch,
  row: number,
  { output, reason, by }: HumanAnswer,
  app: App,
): void {
  const pipeline = findPipeline(batch.pipeline)
  const parsed = valid(pipeline.parse(JSON.stringify(output)))
  const rendered = valid(pipeline.render(parsed))
  atRest(batch, row, app, (was) => {
    const at = app.config.clock.now()
    const artifacts = [
      { kind: 'output', body: JSON.stringify(parsed) },
      { kind: 'rendered', body: JSON.stringify(rendered) },
    ] as const
    const facets = facetValues(rendered, facetsOf(pipeline))
    commitItem(app.store, { was, item: answeredByHuman(was), artifacts, facets, at })
    countSkipped(was, batch, app, -1)
    app.store.overrides.add(was.id, { at, by, what: 'override', reason, fields: null, output: parsed })
    const message = `Row ${row} answered by hand: “${reason}”, by ${by}.`
    app.store.events.add(batch.id, { at, kind: 'override', message, row })
  })
}

/** A sample's rest is what was skipped for no reason of its own, so those with one are counted. */
export function countSkipped(
  { status, failure, sameAs }: ItemState,
  { id }: Batch,
  { store }: App,
  by: 1 | -1,
): void {
  if (status !== 'skipped') return
  if (failure) store.counters.add(id, 'skipped:failed', by)
  else if (sameAs !== null) store.counters.add(id, 'skipped:duplicate', by)
}

/** Why the answer of an item cannot be taken as good by a person; null: it can. */
export function cannotAccept({ status, answeredBy }: ItemState): string | null {
  if (status === 'failed') return 'There is no valid answer to accept. Override it with your own, or retry.'
  if (status !== 'complete') return 'This row has no answer yet.'
  return answeredBy === 'human' ? 'A person has answered this row already.' : null
}

/** Takes an answer as it is. From then on a default response counts as a person's; a model's stays the model's. */
export function acceptAnswer(
  batch: Batch,
  row: number,
  { reason, by }: { readonly reason: string | null; readonly by: string },
  app: App,
): void {
  atRest(batch, row, app, (was) => {
    const refusal = cannotAccept(was)
    if (refusal) throw new UsageError(refusal)
    const at = app.config.clock.now()
    if (was.answeredBy === 'default') commitItem(app.store, { was, item: answeredByHuman(was), at })
    app.store.overrides.add(was.id, { at, by, what: 'accept', reason, fields: null, output: null })
    const message = `Answer of row ${row} accepted${reason === null ? '' : `: “${reason}”`}, by ${by}.`
    app.store.events.add(batch.id, { at, kind: 'accept', message, row })
  })
}

export function answeredByHuman(was: ItemState): ItemState {
  return {
    ...was,
    ...{ status: 'complete', checkpoint: 'complete', answeredBy: 'human', model: null },
    ...{ waitUntil: null, failure: null },
  }
}

function valid<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new UsageError(`This answer cannot be stored. ${outcome.failure.message}`)
}

/** A finished row is nobody's; an open one must not be in the hands of a run. */
export function atRest(batch: Batch, row: number, app: App, work: (was: ItemState) => void): void {
  const { store, config } = app
  const read = () => requireItem(store, batch, row)
  const beingWorkedOn = `Row ${row} is being worked on. Wait for it, or pause the batch.`
  if (isOpen(read())) {
    if (store.leases.isHeld(batch.id, config.clock.now())) throw new UsageError(beingWorkedOn)
    whileIdle(batch.id, app, () => work(read()))
    return
  }
  inTransaction(store, () => {
    if (isOpen(read())) throw new UsageError(beingWorkedOn)
    work(read())
  })
}
