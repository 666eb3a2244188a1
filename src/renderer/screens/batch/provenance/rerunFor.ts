import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { counted, number, priceOf } from '../../../parts/format.ts'
import type { Retry } from '../failures/retryFor.ts'

/** Rows that the first model did not answer, and what asking it again is called and costs. */
export interface Rerun {
  readonly name: 'defaults' | 'fellBack'
  readonly text: string
  readonly price: string
  readonly retry: Retry
}

/** It covers the rows of these answers as they are when the operator is asked, and no others. */
export function rerunsFor(batch: BatchView): Rerun[] {
  const { defaults, fellBack } = batch.provenance
  const reruns: Rerun[] = [
    {
      name: 'fellBack',
      text: `Re-run ${counted(fellBack.rows, 'row')} that fell back`,
      price: priceOf(batch, fellBack.costNanoUsd),
      retry: {
        scope: { rows: { rungs: { from: 2, to: null } }, from: null, limit: null },
        title: `Re-run ${counted(fellBack.rows, 'row')} that fell back`,
      },
    },
    {
      name: 'defaults',
      text: `Re-run ${number(defaults.rows)} ${defaults.rows === 1 ? 'default' : 'defaults'}`,
      price: priceOf(batch, defaults.costNanoUsd),
      retry: {
        scope: { rows: { parts: ['default'] }, from: null, limit: null },
        title: `Re-run ${counted(defaults.rows, 'row')} with the default response`,
      },
    },
  ]
  const rows = { defaults: defaults.rows, fellBack: fellBack.rows }
  return batch.status === 'cancelled' ? [] : reruns.filter(({ name }) => rows[name] > 0)
}
