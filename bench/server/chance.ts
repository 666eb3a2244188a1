/** Uniform in [0, 1), the same for the same numbers: every contender of a round meets the same server. */
export function chanceOf(...numbers: readonly number[]): number {
  let state = 0x9e3779b9
  for (const number of numbers) state = scrambled(state ^ scrambled(number + 0x6d2b79f5))
  return (state >>> 0) / 2 ** 32
}

/** The finalizer of murmur3. */
function scrambled(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

/** The standard normal's 95th percentile. */
const z95 = 1.6449

export interface Spread {
  readonly p50: number
  readonly p95: number
}

/** A log-normal value with this median and 95th percentile. */
export function logNormal({ p50, p95 }: Spread, ...numbers: readonly number[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chanceOf(1, ...numbers)))
  const normal = radius * Math.cos(2 * Math.PI * chanceOf(2, ...numbers))
  return p50 * Math.exp((Math.log(p95 / p50) / z95) * normal)
}
