import type { Batch } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import type { App } from '../../app.ts'

/** The budget at which a batch has paused, and what has become of it by now. null: it did not pause at one. */
export function budgetStopOf(
  { id, status, reason, settings }: Batch,
  { store: { budgets, events }, config }: Pick<App, 'store' | 'config'>,
): BatchView['budgetStop'] {
  if (status !== 'paused' || reason !== 'budget') return null
  const pause = events.lastBudgetPause(id)
  if (!pause) return null
  const { scope, worstNanoUsd } = pause
  const now = config.clock.now()
  const { caps, apart } = budgets.heldTo(settings.maxCostNanoUsd, settings.provider === 'practice', now)
  // What other batches have in flight may come back cheaper: a batch that goes on waits for that.
  const { spent } = budgets.used(scope, id, apart, now)
  const cap = caps[scope] ?? null
  return { scope, hasRoom: cap === null || spent + worstNanoUsd <= cap, isGone: cap === null }
}
