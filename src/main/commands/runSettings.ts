import type { BatchSettings, Provider } from '../../shared/batch.ts'
import { noLimits } from '../../shared/batch.ts'
import { noTokens } from '../../shared/tokens.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { App } from '../app.ts'
import { defaultProvider, requireUsable } from '../llm/connect.ts'
import { defaultModels } from '../llm/prices.ts'
import type { Cap } from './flags.ts'
import type { Session } from './session.ts'

/** The flags that can be changed while a batch runs. */
export interface TuneFlags {
  readonly concurrency?: number
  readonly rpm?: Cap
  readonly itpm?: Cap
  readonly otpm?: Cap
  /** nano-dollars */
  readonly maxCost?: Cap
}

/** The flags that say how a batch is run. */
export interface RunFlags extends TuneFlags {
  readonly provider?: Provider
  readonly model?: string
  readonly fallback?: readonly string[]
  readonly defaultResponse?: 'on' | 'off'
  readonly maxRetries?: number
  readonly timeoutMs?: number
  /** false with --no-cache. */
  readonly cache?: boolean
}

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
}

/**
 * The settings of a batch with the flags laid over them. The provider is settled here, before anything is sent.
 * Throws UsageError when it cannot be used, or when a batch that has calls would change it.
 */
export function settingsWith(
  flags: RunFlags,
  before: BatchSettings,
  hasCalls: boolean,
  { app, terminal: { env } }: Session,
): BatchSettings {
  const provider = flags.provider ?? before.provider ?? defaultProvider(env)
  if (hasCalls && before.provider !== null && provider !== before.provider) throw mixed(before.provider)
  requireUsable(provider, env)
  const settings = {
    ...tunedWith(flags, before),
    provider,
    models: chainWith(flags, before.models),
    defaultResponse: flags.defaultResponse ? flags.defaultResponse === 'on' : before.defaultResponse,
    maxRetries: flags.maxRetries ?? before.maxRetries,
    timeoutMs: flags.timeoutMs ?? before.timeoutMs,
    useCache: flags.cache === false ? false : before.useCache,
  }
  requirePrices(settings, app)
  return settings
}

/** The part of the settings that can change while a batch runs. */
export function tunedWith(flags: TuneFlags, before: BatchSettings): BatchSettings {
  const { rpm, itpm, otpm } = before.limits
  return {
    ...before,
    concurrency: flags.concurrency ?? before.concurrency,
    limits: { rpm: given(flags.rpm, rpm), itpm: given(flags.itpm, itpm), otpm: given(flags.otpm, otpm) },
    maxCostNanoUsd: given(flags.maxCost, before.maxCostNanoUsd),
  }
}

function given(flag: Cap | undefined, before: number | null): number | null {
  return flag === 'none' ? null : (flag ?? before)
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
    `The price of ${unknown} is not known, so no budget can be kept with it. Add it to prices.json in the data folder, or run without a budget.`,
  )
}

/** `--model` alone is the whole chain: who names one model does not expect another to answer. */
function chainWith({ model, fallback }: RunFlags, before: readonly string[]): readonly string[] {
  if (!model && !fallback) return before
  const chain = [model ?? before[0]!, ...(fallback ?? [])]
  const twice = chain.find((id, index) => chain.indexOf(id) !== index)
  if (twice) throw new UsageError(`The model ${twice} is in the chain twice. Name every model once.`)
  return chain
}

function mixed(provider: Provider): UsageError {
  return new UsageError(
    `This batch was begun with the ${provider} provider and stays with it: answers of both in one table could not be told apart. Import the file again for the other one.`,
  )
}
