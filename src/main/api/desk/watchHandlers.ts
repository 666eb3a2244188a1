import type { Log } from '../../log.ts'

/** Longer than this, and whoever looks at the screen feels it. */
const slowMs = 40

/** The same handlers, each telling the log when it has kept this process busy for too long: its reads of the store. */
export function watchHandlers<T extends object>(handlers: T, log: Log): T {
  const watched = Object.entries(handlers).map(([name, handle]) => {
    const run = handle as (input: unknown) => unknown
    return [
      name,
      (input: unknown) => {
        const begun = performance.now()
        try {
          return run(input)
        } finally {
          const ms = performance.now() - begun
          if (ms > slowMs) log.write('warn', 'slow call', { call: name, ms: Math.round(ms) })
        }
      },
    ]
  })
  return Object.fromEntries(watched) as T
}
