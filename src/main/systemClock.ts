import type { Clock } from './engine/clock.ts'

/** The longest time that a timer can wait; one set for longer would end at once. */
const maxDelayMs = 2 ** 31 - 1

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),

  sleep(delayMs, signal) {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const end = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(delayMs, maxDelayMs))
      signal.addEventListener('abort', end, { once: true })
    })
  },
}
