import type { Provider } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { App } from '../../app.ts'
import { defaultProvider } from '../../llm/connect.ts'
import { probed } from '../../llm/probe.ts'

/** So often does it try to reach the model while batches wait. The request is free. */
const lookEveryMs = 5_000
/** What went wrong with a look may last, and each time is written to the log. */
const lookAfterErrorMs = 60_000

export interface NetworkWait {
  /** Looks for the network for as long as batches wait for it. */
  follow(): void
  lookNow(): void
  close(): void
}

interface WaitingBatches {
  readonly waiting: () => readonly BatchId[]
  readonly start: (batchId: BatchId) => Promise<void>
  readonly onBug: (error: unknown, name: string) => void
}

/** Starts the batches that wait for the network again as soon as their model can be reached. */
export function createNetworkWait(app: App, { waiting, start, onBug }: WaitingBatches): NetworkWait {
  const { clock } = app.config
  const closing = new AbortController()
  let nudge = new AbortController()
  let isLooking = false

  async function look(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        if (waiting().length === 0) return
        await sleep(lookEveryMs)
        await startReachable()
      } catch (error) {
        onBug(error, 'look for the network')
        await sleep(lookAfterErrorMs)
      }
    }
  }

  async function sleep(delayMs: number): Promise<void> {
    await clock.sleep(delayMs, AbortSignal.any([closing.signal, nudge.signal]))
    nudge = new AbortController()
  }

  async function startReachable(): Promise<void> {
    for (const [provider, batchIds] of byProvider(waiting(), app))
      if (!closing.signal.aborted && (await isReachable(provider, app)))
        await Promise.all(stillWaiting(batchIds).map(start))
  }

  /** The look takes a while, in which the operator may have paused or cancelled one. */
  function stillWaiting(batchIds: readonly BatchId[]): readonly BatchId[] {
    const now = waiting()
    return batchIds.filter((id) => now.includes(id))
  }

  function follow(): void {
    if (isLooking) return
    isLooking = true
    void look().finally(() => {
      isLooking = false
    })
  }

  return { follow, lookNow: () => nudge.abort(), close: () => closing.abort() }
}

function byProvider(batchIds: readonly BatchId[], { store, config: { env } }: App): Map<Provider, BatchId[]> {
  return Map.groupBy(batchIds, (id) => store.batches.get(id)!.settings.provider ?? defaultProvider(env))
}

async function isReachable(provider: Provider, { config: { env, clock } }: App): Promise<boolean> {
  try {
    return (await probed(provider, env, () => clock.now())).isReached
  } catch {
    // A setting that cannot be used any more: the start says which.
    return true
  }
}
