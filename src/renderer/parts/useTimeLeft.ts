import { useRef } from 'react'

/** Earlier than this a pace says nothing. */
const measuredMs = 1_000

/** How long something that is so far will still take at its pace so far, in whole seconds of ms; null: not known yet. */
export function useTimeLeft(done: number, total: number | null): number | null {
  const begun = useRef({ at: performance.now(), done })
  // What it took to begin says nothing of the pace.
  if (begun.current.done === 0 && done > 0) begun.current = { at: performance.now(), done }
  const tookMs = performance.now() - begun.current.at
  const progress = done - begun.current.done
  if (total === null || progress <= 0 || tookMs < measuredMs || done >= total) return null
  return Math.ceil(((total - done) * tookMs) / progress / 1_000) * 1_000
}
