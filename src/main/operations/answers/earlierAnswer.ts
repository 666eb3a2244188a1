import type { Batch } from '../../../shared/batch.ts'
import { isOpen } from '../../../shared/item.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { Cell } from '../../../shared/table.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import { facetValues, facetsOf } from '../../pipelines/facets.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { LastAnswer } from '../../store/answers/artifacts.ts'
import { commitItem } from '../../store/items/commitItem.ts'
import { countAnswer } from '../../store/counts/distributions.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import type { Override } from '../../store/answers/overrides.ts'
import type { Store } from '../../store/open.ts'
import { answeredByHuman, atRest, countSkipped } from './humanAnswer.ts'
import { requireItem } from '../requireItem.ts'
import { whileIdle } from '../whileIdle.ts'

interface Kept {
  readonly row: number
  /** Who keeps it, for the history. */
  readonly by: string
}

/** What a row had answered before it was run again, as long as nothing has taken its place; null: there is nothing. */
export function earlierAnswer({ id, status }: ItemState, store: Store): LastAnswer | null {
  return status === 'complete' ? null : store.artifacts.lastAnswer(id)
}

/**
 * Takes the earlier answer back, which costs nothing. From then on it counts as a person's: whoever answered then, it
 * was a person who let it stand. Throws UsageError where there is none, or while the row is being worked on.
 */
export function keepEarlierAnswer(batch: Batch, { row, by }: Kept, app: App): void {
  const { store, config } = app
  atRest(batch, row, app, (was) => {
    const earlier = earlierAnswer(was, store)
    if (!earlier) throw new UsageError(`Row ${row} has no earlier answer that could be kept.`)
    takeBack(batch, was, earlier, { by, app })
    const message = `Earlier answer of row ${row} kept, by ${by}.`
    store.events.add(batch.id, { at: config.clock.now(), kind: 'keep', message, row })
  })
}

/** The change itself, within a transaction. */
export function takeBack(
  batch: Batch,
  was: ItemState,
  earlier: LastAnswer,
  { by, app }: { readonly by: string; readonly app: App },
): void {
  const { store, config } = app
  const at = config.clock.now()
  const rendered = JSON.parse(earlier.rendered) as Record<string, Cell>
  const facets = facetValues(rendered, facetsOf(findPipeline(batch.pipeline)))
  // What a later run has read stays, but is not the output of this answer.
  const artifacts = earlier.isNewest ? [] : [{ kind: 'output', body: earlier.output } as const]
  commitItem(store, { was, item: answeredByHuman(was), artifacts, facets, at })
  countSkipped(was, batch, app, -1)
  store.overrides.add(was.id, { at, by, what: 'accept', reason: null, fields: null, output: was })
}

/** Puts a row back to how it stood before its earlier answer was kept. Throws UsageError where it changed since. */
export function undoKeep(batch: Batch, { row, by }: Kept, app: App): void {
  const { store, config } = app
  const work = (): void => {
    const [now, before] = [requireItem(store, batch, row), keptOver(batch, row, store)]
    const { attempts, costNanoUsd } = now
    const at = config.clock.now()
    countAnswer(store.counters, batch.id, store.items.facets(now.id), -1)
    commitItem(store, { was: now, item: { ...before, attempts, costNanoUsd }, at })
    countSkipped(before, batch, app, 1)
    const message = `Earlier answer of row ${row} given up again, by ${by}.`
    store.events.add(batch.id, { at, kind: 'keep', message, row })
  }
  if (!isOpen(keptOver(batch, row, store))) return inTransaction(store, work)
  if (batch.status !== 'paused')
    throw new UsageError(`Batch ${batch.id} has gone on since. Retry row ${row} instead.`)
  whileIdle(batch.id, app, work)
}

/** How the row stood when its earlier answer was kept. */
function keptOver(batch: Batch, row: number, store: Store): ItemState {
  const item = requireItem(store, batch, row)
  const last = store.overrides.list(item.id).at(-1)
  if (item.answeredBy === 'human' && last && isKeep(last)) return last.output as ItemState
  throw new UsageError(`Row ${row} has changed since its earlier answer was kept, so nothing was undone.`)
}

/** An answer that was accepted while the row had it is not said again. */
export function isKeep({ what, output }: Override): boolean {
  return what === 'accept' && output !== null
}
