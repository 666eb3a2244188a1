/** Where a command is typed: its streams, its environment, and the keys that interrupt it. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Writes to stdout: results. */
  readonly out: (text: string) => void
  /** Writes to stderr: progress, notes and errors. */
  readonly err: (text: string) => void
  /** Whether stderr is a screen, so that a line on it can be replaced. */
  readonly isLive: boolean
  /** Characters per line of that screen. */
  readonly width: number
  /** Calls the handler at every Ctrl+C or request to end. Returns how to stop listening. */
  onInterrupt(handler: () => void): () => void
  /** Ends the process now, whatever is going on. */
  exitNow(code: number): void
}
