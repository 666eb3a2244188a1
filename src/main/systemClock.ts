import type { Clock } from './engine/clock.ts'

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
      const timer = setTimeout(end, delayMs)
      signal.addEventListener('abort', end, { once: true })
    })
  },
}
