import { UsageError } from '../../shared/usageError.ts'
import { storageTroubleOf } from '../store/connection/storageTrouble.ts'

/** What the operator reads of an error that they can mend; null: it is ours to mend, and its words are for us. */
export function operatorSentence(error: unknown): string | null {
  const told = error instanceof UsageError ? error : storageTroubleOf(error)
  return told?.message ?? null
}
