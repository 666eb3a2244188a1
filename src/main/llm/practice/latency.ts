/** A fixed time, or a log-normal spread with this median and 95th percentile. */
export type Latency = number | { readonly p50: number; readonly p95: number }

/** 95 % of a normal distribution lies below this many standard deviations. */
const z95 = 1.645

/** Draws the latency of one reply, in ms. `random` gives numbers from 0 up to 1. */
export function drawLatencyMs(latency: Latency, random: () => number): number {
  if (typeof latency === 'number') return latency
  const sigma = Math.log(latency.p95 / latency.p50) / z95
  return latency.p50 * Math.exp(sigma * normal(random))
}

/** Box-Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
