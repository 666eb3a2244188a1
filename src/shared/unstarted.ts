import type { ItemStatus } from './item.ts'

interface Standing {
  readonly status: ItemStatus
  readonly failure: object | null
  readonly sameAs: number | null
}

/**
 * A row that a sample left out counts as skipped in the seal. It may still be run, so people read that it has not
 * begun.
 */
export function isUnstarted({ status, failure, sameAs }: Standing): boolean {
  return status === 'skipped' && failure === null && sameAs === null
}
