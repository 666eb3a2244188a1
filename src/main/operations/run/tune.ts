import type { Batch, BatchSettings } from '../../../shared/batch.ts'
import { isTunable } from '../../../shared/batch.ts'
import { formatUsdShort } from '../../../shared/money.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { App } from '../../app.ts'
import { leftOutRows } from '../../store/items/skipped.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import type { SettingsChange } from './batchSettings.ts'
import { changed, requirePrices } from './batchSettings.ts'
import { number } from '../../../shared/words/counted.ts'

/** The settings that can change while a batch runs. */
export type Tuning = Pick<SettingsChange, 'concurrency' | 'limits' | 'maxCostNanoUsd'>

/**
 * Changes what a batch may take. A process that runs it looks at its settings twice a second. Returns what has
 * changed, as people read it; nothing when it was so already.
 */
export function tuneBatch(batch: Batch, tuning: Tuning, app: App, by: string): string[] {
  const { id, status } = batch
  const { counters } = app.store
  const unstarted = leftOutRows(counters, id, app.store.totals(batch).seal)
  if (!isTunable({ status, unstarted }))
    throw new UsageError(`Batch ${id} is ${status}. There is nothing left to tune.`)
  const tuned = changed(batch.settings, tuning)
  requirePrices(tuned, app)
  return storeSettings(batch, tuned, app, by)
}

interface StoreAndClock extends Pick<App, 'store'> {
  readonly config: Pick<App['config'], 'clock'>
}

/** Gives a batch other settings, and says in its log what has changed and who did it. Returns what has changed. */
export function storeSettings(batch: Batch, after: BatchSettings, app: StoreAndClock, by: string): string[] {
  const { id, settings } = batch
  const { store, config } = app
  const changes = changesBetween(settings, after)
  inTransaction(store, () => {
    store.batches.setSettings(id, after)
    if (!findsAnswers(settings, after)) unshareAnswers(batch, app)
    if (changes.length === 0) return
    const message = `${changes.join(', ')}, by ${by}.`
    store.events.add(id, { at: config.clock.now(), kind: 'tuned', message })
  })
  return changes
}

/** Whether what was answered before is found in the cache afterwards: requests are kept there as they were asked. */
function findsAnswers(before: BatchSettings, after: BatchSettings): boolean {
  const isSame = before.useCache === after.useCache && before.maxOutputTokens === after.maxOutputTokens
  return isSame && before.models.every((model) => after.models.includes(model))
}

/** From now on rows with an answered content are asked again, once for each content. */
function unshareAnswers(batch: Batch, { store }: StoreAndClock): void {
  const answered = store.totals(batch).seal.model
  const known = store.counters.value(batch.id, 'answers:unshared')
  store.counters.add(batch.id, 'answers:unshared', Math.max(0, answered - known))
}

/** As people read them: `concurrency 16 -> 32`. */
function changesBetween(before: BatchSettings, after: BatchSettings): string[] {
  const [old, now] = [shown(before), shown(after)]
  return Object.keys(now)
    .filter((name) => old[name] !== now[name])
    .map((name) => `${name} ${old[name]} -> ${now[name]}`)
}

function shown(settings: BatchSettings): Record<string, string> {
  const { concurrency, limits, maxCostNanoUsd, maxRetries, timeoutMs } = settings
  return {
    concurrency: cap(concurrency),
    'requests per minute': cap(limits.rpm),
    'input tokens per minute': cap(limits.itpm),
    'output tokens per minute': cap(limits.otpm),
    budget: maxCostNanoUsd === null ? 'none' : formatUsdShort(maxCostNanoUsd),
    models: settings.models.join(' then '),
    'default response': settings.defaultResponse ? 'on' : 'off',
    retries: cap(maxRetries),
    timeout: `${number(timeoutMs)} ms`,
    'output tokens per answer': cap(settings.maxOutputTokens),
    cache: settings.useCache ? 'on' : 'off',
  }
}

function cap(value: number | null): string {
  return value === null ? 'none' : number(value)
}
