import { useAppState } from './state.ts'

/** How long reading rests, for as long as it took: what is slow must not keep the engine from its work. */
const restPerMs = 10

interface Rest {
  readonly least: number
  readonly most: number
}

/**
 * Reads at once, and again whenever the workspace changes or answers again, until it is stopped. One at a time: what changes meanwhile is
 * read once more afterwards. `read` must not throw.
 */
export function follow(
  read: (isFirst: boolean) => Promise<void>,
  rest: Rest = { least: 0, most: 1_000 },
): () => void {
  const over = new AbortController()
  let isBusy = true
  let isChanged = false
  const run = async (isFirst: boolean): Promise<void> => {
    isBusy = true
    isChanged = false
    const from = performance.now()
    await read(isFirst)
    const tookMs = performance.now() - from
    await waited(Math.min(rest.most, Math.max(rest.least, tookMs * restPerMs)))
    isBusy = false
    if (isChanged && !over.signal.aborted) void run(false)
  }
  const stop = useAppState.subscribe(({ version, trouble }, before) => {
    const isBack = before.trouble !== null && trouble === null
    if (version === before.version && !isBack) return
    isChanged = true
    if (!isBusy) void run(false)
  })
  void run(true)
  return () => {
    over.abort()
    stop()
  }
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
