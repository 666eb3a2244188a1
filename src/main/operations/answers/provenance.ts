import type { Batch } from '../../../shared/batch.ts'
import { rowOf } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { Provenance } from '../../../shared/views/provenanceViews.ts'
import type { App } from '../../app.ts'
import { deadly } from '../../engine/lane/breaker.ts'
import { firstDefaults, firstFellBack } from '../../store/items/itemLists.ts'
import { planRetry } from '../../store/items/reopen.ts'
import type { Totals } from '../../store/counts/totals.ts'
import { costOfRows, rowsPriced } from '../costs/costsAhead.ts'
import { outagesIn } from '../failures/outages.ts'

/** Who answered, and what it costs to ask again for what the first model did not answer. Read from counters. */
export function provenanceOf(batch: Batch, totals: Totals, app: App): Provenance {
  const { store } = app
  const { fellBack, seal } = totals
  const price = (rows: number, first: (limit: number) => readonly ItemState[]) => ({
    rows,
    costNanoUsd: rows === 0 ? 0 : rerunCost(rows, first(rowsPriced), batch, app),
  })
  const fallen = fellBack.reduce((sum, { rows }) => sum + rows, 0)
  return {
    models: answersOf(totals),
    defaults: price(seal.default, (limit) => firstDefaults(store.db, batch.id, limit)),
    fellBack: price(fallen, (limit) => firstFellBack(store.db, batch.id, limit)),
    outage: seal.default > 0 ? outageBehind(batch, app) : null,
  }
}

/** By rung, the first one first. Models that stood first in turn share its rung, the busiest first. */
function answersOf({ answeredBy, fellBack }: Totals): Provenance['models'] {
  const behind = (model: string) =>
    fellBack.reduce((sum, found) => sum + (found.model === model ? found.rows : 0), 0)
  const first = Object.entries(answeredBy)
    .map(([model, rows]) => ({ model, rung: 1, rows: rows - behind(model) }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => b.rows - a.rows)
  return [...first, ...fellBack.map(({ model, rung, rows }) => ({ model, rung: rung + 1, rows }))]
}

function rerunCost(rows: number, few: readonly ItemState[], batch: Batch, app: App): number | null {
  const numbers = few.map(({ id }) => rowOf(id))
  const { items } = planRetry(app.store.db, batch.id, { rows: numbers, kind: null, from: null })
  return costOfRows(rows, items, batch, app)
}

/** The outage that brought all default responses and has not ended, as far as is known; null: there is no such one. */
function outageBehind({ id, settings, status }: Batch, { store }: App): Provenance['outage'] {
  const down = outagesIn(store.events.health(id)).filter(({ isBack }) => !isBack)
  const first = down.find(({ model }) => model === settings.models[0])
  if (!first) return null
  const isFromOutage = store.failures.defaultKinds(id).every(({ kind }) => deadly.has(kind))
  return isFromOutage ? { model: first.model, why: first.why, isNow: status === 'running' } : null
}
