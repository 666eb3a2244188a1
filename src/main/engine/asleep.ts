import type { CallResult } from '../llm/call.ts'

/** A timer may come late, but not by so much. */
const lateMs = 5_000

/**
 * Whether a call broke because the machine slept while it was in flight: nothing lasts longer than it is allowed to,
 * but by the clock. What the server said is no such case, however late it is read.
 */
export function wasAsleep({ failure }: CallResult, latencyMs: number, timeoutMs: number): boolean {
  const isBroken = failure?.kind === 'network' || failure?.kind === 'timeout' || failure?.kind === 'stalled'
  return isBroken && latencyMs > timeoutMs + lateMs
}
