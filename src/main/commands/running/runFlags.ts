import type { BatchSettings, Provider } from '../../../shared/batch.ts'
import type { SettingsChange } from '../../operations/run/batchSettings.ts'
import type { Tuning } from '../../operations/run/tune.ts'
import type { Cap } from '../flags.ts'

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

/** What the flags change of a batch's settings. */
export function changeBy(flags: RunFlags, before: BatchSettings): SettingsChange {
  return {
    ...tuningBy(flags, before),
    provider: flags.provider,
    models: chainWith(flags, before.models),
    defaultResponse: flags.defaultResponse && flags.defaultResponse === 'on',
    maxRetries: flags.maxRetries,
    timeoutMs: flags.timeoutMs,
    useCache: flags.cache === false ? false : undefined,
  }
}

export function tuningBy(flags: TuneFlags, { limits, maxCostNanoUsd }: BatchSettings): Tuning {
  const { rpm, itpm, otpm } = limits
  return {
    concurrency: flags.concurrency,
    limits: { rpm: given(flags.rpm, rpm), itpm: given(flags.itpm, itpm), otpm: given(flags.otpm, otpm) },
    maxCostNanoUsd: given(flags.maxCost, maxCostNanoUsd),
  }
}

function given(flag: Cap | undefined, before: number | null): number | null {
  return flag === 'none' ? null : (flag ?? before)
}

/** `--model` alone is the whole chain: who names one model does not expect another to answer. */
function chainWith({ model, fallback }: RunFlags, before: readonly string[]): readonly string[] {
  return model || fallback ? [model ?? before[0]!, ...(fallback ?? [])] : before
}
