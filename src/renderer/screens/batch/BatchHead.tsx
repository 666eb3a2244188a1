import type { BatchView } from '../../../shared/views/batchViews.ts'
import { number } from '../../parts/format.ts'
import { doneOf, openOf, SealBar, SealLine, Unaccounted } from '../../parts/Seal.tsx'
import { useRoute } from '../../route.ts'
import type { SealPart } from '../../../shared/views/seal.ts'
import { useLive } from '../../live.ts'
import { CheckLine } from './check/CheckLine.tsx'
import type { Smells } from './check/useCheck.ts'
import type { Retry } from './failures/retryFor.ts'
import { partsOf } from './itemsQuery.ts'
import { ProvenanceRow } from './provenance/ProvenanceRow.tsx'

interface Props {
  readonly batch: BatchView
  readonly smells: Smells | undefined
  readonly onPart: (part: SealPart) => void
  readonly onRerun: (retry: Retry) => void
}

/** How much is done, where every row is, that none is lost, and who answered. Each number filters the table. */
export function BatchHead({ batch, smells, onPart, onRerun }: Props) {
  const { seal, id } = batch
  const { query } = useRoute()
  const { value: provenance } = useLive('provenance.read', { batchId: id })
  const open = openOf(seal)
  return (
    <section className="head" aria-label="Progress">
      <div className="sum">
        <strong>{number(doneOf(seal))}</strong> <span className="t2">of {number(seal.sourceRows)} done</span>
        <span className="grow" />
        {smells && <CheckLine smells={smells} />}
        <span className="sealed">
          {open > 0 && <span className="t3">{number(open)} to go ·</span>}
          <Unaccounted seal={seal} />
        </span>
      </div>
      <SealBar seal={seal} big />
      <SealLine seal={seal} pressed={new Set(partsOf(query))} onPress={onPart} />
      {provenance && <ProvenanceRow batch={batch} provenance={provenance} onRerun={onRerun} />}
    </section>
  )
}
