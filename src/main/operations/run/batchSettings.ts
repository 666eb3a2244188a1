import type { BatchSettings, Provider } from '../../../shared/batch.ts'
import { noLimits } from '../../../shared/batch.ts'
import { noTokens } from '../../../shared/tokens.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { given } from '../../given.ts'
import type { App } from '../../app.ts'
import { defaultProvider, requireUsable } from '../../llm/connect.ts'
import { defaultModels } from '../../llm/prices.ts'

export const defaultSettings: BatchSettings = {
  provider: null,
  models: defaultModels,
  defaultResponse: false,
  concurrency: 16,
  maxRetries: 3,
  timeoutMs: 120_000,
  useCache: true,
  limits: noLimits,
  maxCostNanoUsd: null,
  maxOutputTokens: null,
}

/** What is to be other than it is. What is left out, or undefined, stays. */
export type SettingsChange = { readonly [K in keyof BatchSettings]?: BatchSettings[K] | undefined }

export function changed(before: BatchSettings, change: SettingsChange): BatchSettings {
  return { ...before, ...given(change) }
}

/**
 * The settings of a batch that is about to run. The provider is settled here, before anything is sent.
 * Throws UsageError when it cannot be used, or when a batch that was begun would change it: answers
 * out of the cache are of one provider, too, and so is what its days have spent.
 */
export function settledWith(
  change: SettingsChange,
  before: BatchSettings,
  isBegun: boolean,
  app: App,
): BatchSettings {
  const { env } = app.config
  const provider = change.provider ?? before.provider ?? defaultProvider(env)
  if (isBegun && before.provider !== null && provider !== before.provider) throw mixed(before.provider)
  requireUsable(provider, env)
  const settings = { ...changed(before, change), provider }
  requireDistinct(settings.models)
  requirePrices(settings, app)
  return settings
}

/** A budget is kept only where every model of the chain has a price. Caps of the workspace count as well. */
export function requirePrices(
  { models, maxCostNanoUsd }: BatchSettings,
  { store, prices, config }: App,
): void {
  if (maxCostNanoUsd === null && Object.keys(store.budgets.caps()).length === 0) return
  const now = config.clock.now()
  const unknown = models.find((model) => prices.costNanoUsd(model, noTokens, now) === null)
  if (unknown === undefined) return
  throw new UsageError(
    `The price of ${unknown} is not known, so no budget can be kept with it. Add it in the window under Costs, or to prices.json in the data folder, or run without a budget.`,
  )
}

function requireDistinct(chain: readonly string[]): void {
  const twice = chain.find((id, index) => chain.indexOf(id) !== index)
  if (twice) throw new UsageError(`The model ${twice} is in the chain twice. Name every model once.`)
}

function mixed(provider: Provider): UsageError {
  return new UsageError(
    `This batch was begun with the ${provider} provider and stays with it: answers of both in one table could not be told apart. Import the file again for the other one.`,
  )
}
