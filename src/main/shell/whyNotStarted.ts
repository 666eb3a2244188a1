import { operatorSentence } from '../operations/operatorSentence.ts'

/** What the operator reads when there is no window to say it in. */
export function whyNotStarted(error: unknown): string {
  return operatorSentence(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))
}
