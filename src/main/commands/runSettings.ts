import type { BatchSettings, Provider } from '../../shared/batch.ts'
import { UsageError } from '../../shared/usageError.ts'
import { defaultProvider, requireUsable } from '../llm/connect.ts'
import { defaultModels } from '../llm/prices.ts'
import type { Session } from './session.ts'

/** The flags that say how a batch is run. */
export interface RunFlags {
  readonly provider?: Provider
  readonly model?: string
  readonly fallback?: readonly string[]
  readonly defaultResponse?: 'on' | 'off'
  readonly concurrency?: number
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
}

/**
 * The settings of a batch with the flags laid over them. The provider is settled here, before anything is sent.
 * Throws UsageError when it cannot be used, or when a batch that has calls would change it.
 */
export function settingsWith(
  flags: RunFlags,
  before: BatchSettings,
  hasCalls: boolean,
  { terminal: { env } }: Session,
): BatchSettings {
  const provider = flags.provider ?? before.provider ?? defaultProvider(env)
  if (hasCalls && before.provider !== null && provider !== before.provider) throw mixed(before.provider)
  requireUsable(provider, env)
  return {
    provider,
    models: chainWith(flags, before.models),
    defaultResponse: flags.defaultResponse ? flags.defaultResponse === 'on' : before.defaultResponse,
    concurrency: flags.concurrency ?? before.concurrency,
    maxRetries: flags.maxRetries ?? before.maxRetries,
    timeoutMs: flags.timeoutMs ?? before.timeoutMs,
    useCache: flags.cache === false ? false : before.useCache,
  }
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
