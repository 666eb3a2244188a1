import type { BatchView } from '../../../shared/views/batchViews.ts'
import { number } from '../../parts/format.ts'
import { doneOf, openOf, SealBar, SealLine, Unaccounted } from '../../parts/Seal.tsx'
import { setQuery, useRoute } from '../../route.ts'
import { partsOf, toggled } from './itemsQuery.ts'

interface Props {
  readonly batch: BatchView
  readonly onRejects: () => void
}

/** How much is done, where every row is, and that none is lost. Each number of the line filters the table. */
export function BatchHead({ batch: { seal }, onRejects }: Props) {
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
      <SealLine
        seal={seal}
        pressed={new Set(partsOf(query))}
        onPress={(part) =>
          part === 'rejected'
            ? onRejects()
            : setQuery({ parts: toggled(query.get('parts'), part), item: null })
        }
      />
    </section>
  )
}
