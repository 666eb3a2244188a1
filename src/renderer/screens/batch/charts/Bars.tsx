import type { BatchCharts } from '../../../../shared/views/batchViews.ts'
import { dash, number, visibleText } from '../../../parts/format.ts'
import { setQuery, useRoute } from '../../../route.ts'
import { chosenOf, withValue } from '../itemsQuery.ts'

interface Props {
  readonly distribution: BatchCharts['distributions'][number]
}

/** How often each value was answered. A bar filters the table. */
export function Bars({ distribution: { column, answered, values } }: Props) {
  const { query } = useRoute()
  const chosen = chosenOf(query, column)
  const most = Math.max(1, ...values.map(({ count }) => count))
  const title = column.replaceAll('_', ' ')
  return (
    <section className="chart" aria-label={`Distribution of ${title}`}>
      <header>
        <b className="first-letter:uppercase">{title}</b>
        <span>{answered === 0 ? dash : number(answered)} answered</span>
      </header>
      <div className="bars">
        {values.map(({ value, count }) => (
          <button
            key={value}
            type="button"
            aria-pressed={chosen.includes(value)}
            onClick={() => setQuery(withValue(query, column, value))}
          >
            <span className="first-letter:uppercase">{visibleText(value.replaceAll('_', ' '))}</span>
            <span className="g">
              <i style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="v">{answered === 0 ? dash : number(count)}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
