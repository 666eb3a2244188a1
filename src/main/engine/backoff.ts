const baseMs = 1_000
const capMs = 30_000

/** Spreads the items that a `retry-after` held, so that they do not all come back in the same instant. */
const herdSpreadMs = 250

/**
 * How long to wait before a request is repeated, in ms. Full jitter: uniform between 0 and min(cap, base * 2^tries),
 * after AWS's "Exponential Backoff and Jitter". What the server asks for wins.
 */
export function backoffMs(tries: number, retryAfterMs: number | null, chance: () => number): number {
  if (retryAfterMs !== null) return retryAfterMs + Math.round(chance() * herdSpreadMs)
  return Math.round(chance() * Math.min(capMs, baseMs * 2 ** tries))
}
