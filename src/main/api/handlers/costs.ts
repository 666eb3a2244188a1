import { isOver } from '../../../shared/batch.ts'
import type { CostPeriod, CostsView, PriceLine } from '../../../shared/views/costViews.ts'
import type { App } from '../../app.ts'
import type { Prices } from '../../llm/prices.ts'
import { forgetPrice, setPrice } from '../../operations/costs/editPrice.ts'
import { typedBandOf } from '../../operations/costs/priceBand.ts'
import type { BatchSpend, CostScope } from '../../store/costs/costs.ts'
import { dayName, dayNumber } from '../../store/costs/spend.ts'
import { inTheWindow } from '../batch/inTheWindow.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'

type CostCalls = 'costs.read' | 'prices.list' | 'prices.set' | 'prices.forget'

/** What was spent and on what, and the prices that it is reckoned with. */
export function costsHandlers({
  app,
  announceToAll,
}: Pick<Desk, 'app' | 'announceToAll'>): Pick<Handlers, CostCalls> {
  const { clock } = app.config
  return {
    'costs.read': ({ period, isPractice }) => costsOf(period, isPractice, app),
    'prices.list': () => ({ models: app.prices.list(clock.now()).map(priceLineOf) }),
    'prices.set': ({ model, bands }) => {
      setPrice(model, bands, app)
      announceToAll()
      return {}
    },
    'prices.forget': ({ model }) => {
      forgetPrice(model, app)
      announceToAll()
      return {}
    },
  }
}

/** So many batches are listed. */
const batchesShown = 200
const daysOf = { today: 1, week: 7, month: 30 } as const

function costsOf(period: CostPeriod, isPractice: boolean, app: App): CostsView {
  const { costs, budgets } = app.store
  const now = app.config.clock.now()
  const today = dayNumber(now)
  const fromDay = period === 'all' ? null : today - daysOf[period] + 1
  const scope: CostScope = { fromDay: fromDay ?? 0, isPractice }
  const { prices } = app
  return {
    fromDay: fromDay === null ? null : dayName(fromDay),
    today: dayName(today),
    paid: costs.total({ ...scope, isPractice: false }),
    practice: costs.total({ ...scope, isPractice: true }),
    byDay: costs.byDay(scope).map(({ day, ...spent }) => ({ ...spent, day: dayName(day) })),
    byBatch: costs.byBatch(scope, batchesShown).map(batchSpendOf),
    batches: costs.batches(scope),
    byPipeline: costs.byPipeline(scope),
    byModel: costs.byModel(scope).map((spent) => ({ ...spent, ...priceNow(spent.model, prices, app) })),
    budgets: {
      day: budgets.ofWorkspace('day', isPractice, now),
      workspace: budgets.ofWorkspace('workspace', isPractice, now),
    },
  }
}

function batchSpendOf({ status, ...spend }: BatchSpend): CostsView['byBatch'][number] {
  return { ...spend, isOver: isOver({ status }) }
}

/** For a short prompt, without the cache. */
function priceNow(model: string, prices: Prices, { config }: App) {
  const of = (tokens: { input: number; output: number }) =>
    prices.costNanoUsd(model, { ...tokens, cacheWrite: 0, cacheRead: 0 }, config.clock.now())
  return { inputNanoUsd: of({ input: 1, output: 0 }), outputNanoUsd: of({ input: 0, output: 1 }) }
}

function priceLineOf(listed: ReturnType<Prices['list']>[number]): PriceLine {
  const { id, lifecycle, origin, pricesFrom, bands, warning } = listed
  return {
    id,
    lifecycle,
    origin,
    from: pricesFrom,
    bands: bands.map(typedBandOf),
    warning: warning && inTheWindow(warning),
  }
}
