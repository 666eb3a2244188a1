import { openRows } from '../../../shared/status.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { counted, number } from '../../parts/format.ts'
import { begunOf, doneOf, SealBar, SealLine, Unaccounted } from '../../parts/Seal.tsx'
import { useRoute } from '../../route.ts'
import type { RowPart } from '../../../shared/views/seal.ts'
import { CheckLine } from './check/CheckLine.tsx'
import type { Smells } from './check/useCheck.ts'
import type { Retry } from './failures/retryFor.ts'
import { partsOf } from './itemsQuery.ts'
import { ProvenanceRow } from './provenance/ProvenanceRow.tsx'

interface Props {
  readonly batch: BatchView
  readonly smells: Smells | undefined
  readonly onPart: (part: RowPart) => void
  readonly onAnswers: () => void
  readonly onRerun: (retry: Retry) => void
}

/** How much is done, where every row is, that none is lost, and who answered. Each number filters the table. */
export function BatchHead({ batch, smells, onPart, onAnswers, onRerun }: Props) {
  const { seal, unstarted } = batch
  const { query } = useRoute()
  const open = openRows(seal)
  return (
    <section className="head" aria-label="Progress">
      <div className="sum">
        <strong>{number(doneOf(seal))}</strong> <span className="t2">of {number(begunOf(batch))} done</span>
        {unstarted > 0 && <span className="small t3">a sample of {counted(seal.sourceRows, 'row')}</span>}
        {answersOfSample(batch) > 0 && (
          <button type="button" className="link small" onClick={onAnswers}>
            See the {counted(answersOfSample(batch), 'answer')}
          </button>
        )}
        <span className="grow" />
        {smells && <CheckLine smells={smells} />}
        <span className="sealed">
          {open > 0 && <span className="t3">{number(open)} to go ·</span>}
          <Unaccounted seal={seal} />
        </span>
      </div>
      <SealBar batch={batch} big />
      <SealLine batch={batch} pressed={new Set(partsOf(query))} onPress={onPart} />
      <ProvenanceRow batch={batch} onRerun={onRerun} />
    </section>
  )
}

/** They are few among the rows of the table. 0: it is no sample, or it still runs. */
export function answersOfSample({ status, unstarted, seal }: BatchView): number {
  return status === 'complete' && unstarted > 0 ? doneOf(seal) : 0
}
