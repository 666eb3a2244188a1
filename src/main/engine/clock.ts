/** Time as a parameter: the engine never reads the machine's clock itself. */
export interface Clock {
  /** Milliseconds UTC. */
  now(): number
  /** Resolves after the time, or at once when the signal aborts. */
  sleep(delayMs: number, signal: AbortSignal): Promise<void>
}
