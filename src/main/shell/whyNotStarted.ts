import { UsageError } from '../../shared/usageError.ts'
import { storageTroubleOf } from '../store/connection/storageTrouble.ts'

/** What the operator reads when there is no window to say it in. */
export function whyNotStarted(error: unknown): string {
  if (error instanceof UsageError) return error.message
  return (
    storageTroubleOf(error)?.message ??
    (error instanceof Error ? (error.stack ?? error.message) : String(error))
  )
}
