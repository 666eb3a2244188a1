import type { Batch } from '../../../shared/batch.ts'
import { rowOf } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { Provenance } from '../../../shared/views/provenanceViews.ts'
import type { App } from '../../app.ts'
import { deadly } from '../../engine/lane/breaker.ts'
import { firstDefaults, firstFellBack } from '../../store/items/itemLists.ts'
import type { Totals } from '../../store/counts/totals.ts'
import { costOfRetry } from '../costs/costOfRetry.ts'
import { outagesIn } from '../failures/outages.ts'

/** Who answered, and what it costs to ask again for what the first model did not answer. Read from counters. */
export function provenanceOf(batch: Batch, totals: Totals, app: App): Provenance {
  const { store } = app
  const { fellBack, seal } = totals
  const price = (rows: number, first: (limit: number) => readonly ItemState[]) => ({
    rows,
    costNanoUsd: costOfRetry(rows, (limit) => first(limit).map(({ id }) => rowOf(id)), batch, app),
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

/** The outage that brought all default responses and has not ended, as far as is known; null: there is no such one. */
function outageBehind({ id, settings, status }: Batch, { store }: App): Provenance['outage'] {
  const down = outagesIn(store.events.health(id)).filter(({ isBack }) => !isBack)
  const first = down.find(({ model }) => model === settings.models[0])
  if (!first) return null
  const isFromOutage = store.failures.defaultKinds(id).every(({ kind }) => deadly.has(kind))
  return isFromOutage ? { model: first.model, why: first.why, isNow: status === 'running' } : null
}
