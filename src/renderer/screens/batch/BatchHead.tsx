import type { BatchView } from '../../../shared/views/batchViews.ts'
import { number } from '../../parts/format.ts'
import { doneOf, openOf, SealBar, SealLine, Unaccounted } from '../../parts/Seal.tsx'
import { useRoute } from '../../route.ts'
import type { SealPart } from '../../../shared/views/seal.ts'
import { partsOf } from './itemsQuery.ts'

interface Props {
  readonly batch: BatchView
  readonly onPart: (part: SealPart) => void
}

/** How much is done, where every row is, and that none is lost. Each number of the line filters the table. */
export function BatchHead({ batch: { seal }, onPart }: Props) {
  const { query } = useRoute()
  const open = openOf(seal)
  return (
    <section className="head" aria-label="Progress">
      <div className="sum">
        <strong>{number(doneOf(seal))}</strong> <span className="t2">of {number(seal.sourceRows)} done</span>
        <span className="grow" />
        <span className="sealed">
          {open > 0 && <span className="t3">{number(open)} to go ·</span>}
          <Unaccounted seal={seal} />
        </span>
      </div>
      <SealBar seal={seal} big />
      <SealLine seal={seal} pressed={new Set(partsOf(query))} onPress={onPart} />
    </section>
  )
}
