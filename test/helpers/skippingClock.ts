import type { Clock } from '../../src/main/engine/clock.ts'
import { watchEveryMs } from '../../src/main/engine/watch.ts'

export interface SkippingClock extends Clock {
  /** Every wait that was asked for, in ms, without those of the watch over the run. */
  readonly waits: number[]
  /** Moves the time, forwards or backwards. */
  jump(ms: number): void
}

const start = Date.UTC(2026, 10, 24, 9)

/**
 * Time that passes only while someone waits for it, and then at once. Heartbeats wait until their run ends:
 * they would otherwise drive the time on for ever.
 */
export function skippingClock(): SkippingClock {
  let now = start
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    jump: (ms) => void (now += ms),
    sleep(delayMs, signal) {
      if (delayMs === watchEveryMs) return aborted(signal)
      waits.push(delayMs)
      now += delayMs
      return new Promise((resolve) => setImmediate(resolve))
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
