/** Wrong usage or bad input: one sentence for the operator (what, where, what to do). The command line exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
