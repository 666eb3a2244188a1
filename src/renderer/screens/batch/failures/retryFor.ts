import { counted } from '../../../parts/format.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup, Remedy, RetryScope } from '../../../../shared/views/itemViews.ts'
import type { RetrySettings } from '../retry/useRetry.ts'

/** A retry that the operator is asked about. */
export interface Retry {
  readonly scope: RetryScope
  readonly settings?: RetrySettings
  readonly title?: string
}

export const allFailed: Retry = {
  scope: { rows: { parts: ['failed'] }, from: null, limit: null },
  title: 'Retry all failed rows',
}

/** What a remedy retries: all rows of the cause, or only the first few to see whether it helps. */
export function retryFor(
  { fingerprint, count }: FailureGroup,
  remedy: Remedy,
  { settings }: BatchView,
): Retry {
  const { rows, model, concurrency, maxOutputTokens } = remedy
  return {
    scope: { rows: { fingerprint }, from: null, limit: rows < count ? rows : null },
    settings: {
      ...(model !== undefined && { models: [model, ...settings.models.filter((other) => other !== model)] }),
      ...(concurrency !== undefined && { concurrency }),
      ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    },
    title: `Retry ${counted(rows, 'row')}`,
  }
}
