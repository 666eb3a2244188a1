import type { CostsView } from '../../../shared/views/costViews.ts'
import { money } from '../../parts/format.ts'
import { linkTo, setQuery } from '../../route.ts'
import type { CostsQuery } from './costsQuery.ts'
import { costsChange } from './costsQuery.ts'

interface Props {
  readonly costs: CostsView
  readonly shown: CostsQuery
}

/** No call of this kind in this time: where there may be some. */
export function NothingSpent({ costs, shown: { period, isPractice } }: Props) {
  const { practice } = costs
  return (
    <div className="empty grid gap-3 justify-items-center">
      <p>
        {isPractice ? 'The practice model was not asked' : 'Nothing was paid'}
        {period === 'all' ? ' yet.' : ' in this time.'}
        {!isPractice &&
          practice.calls > 0 &&
          ` Practice is free; at list prices it would have been ${money(practice.costNanoUsd)}.`}
      </p>
      <p className="row">
        {!isPractice && practice.calls > 0 && (
          <button type="button" className="btn" onClick={() => setQuery(costsChange({ isPractice: true }))}>
            Show practice
          </button>
        )}
        {period === 'all' ? (
          <a className="btn" href={linkTo('batches')}>
            Go to the batches
          </a>
        ) : (
          <button type="button" className="btn" onClick={() => setQuery(costsChange({ period: 'all' }))}>
            Show all time
          </button>
        )}
      </p>
    </div>
  )
}
