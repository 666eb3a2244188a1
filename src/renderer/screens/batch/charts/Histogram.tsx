import type { BatchCharts, Facet } from '../../../../shared/views/batchViews.ts'
import { dash, number, places } from '../../../parts/format.ts'
import { setQuery, useRoute } from '../../../route.ts'
import { rangeText } from '../itemsQuery.ts'

interface Props {
  readonly distribution: BatchCharts['distributions'][number]
  readonly facet: Extract<Facet, { kind: 'number' }>
}

/** Below this share of the range an answer deserves a look. */
const lowShare = 0.6

/** How sure the answers are. A bar filters the table, and so does what lies below the line. */
export function Histogram({ distribution, facet: { min, max } }: Props) {
  const { column, bins, median, answered } = distribution
  const { query } = useRoute()
  const key = `range.${column}`
  const edge = (index: number): number => rounded(min + ((max - min) * index) / bins.length)
  const lowBins = Math.round(bins.length * lowShare)
  const low = bins.slice(0, lowBins).reduce((sum, count) => sum + count, 0)
  const show = (range: string): void =>
    setQuery({ [key]: query.get(key) === range ? null : range, item: null, tab: null })
  const lowRange = rangeText(null, edge(lowBins))
  return (
    <section className="chart" aria-label={`Histogram of ${column.replaceAll('_', ' ')}`}>
      <header>
        <b className="first-letter:uppercase">{column.replaceAll('_', ' ')}</b>
        <span>median {median === null ? dash : places(median, 2)}</span>
      </header>
      <div className="hist">
        {bins.map((count, index) => {
          // The end of the range belongs to the last bar.
          const range = rangeText(edge(index), index === bins.length - 1 ? null : edge(index + 1))
          const said = `${number(edge(index))} to ${number(edge(index + 1))}: ${number(count)}`
          return (
            <button
              key={index}
              type="button"
              aria-label={`${said} rows`}
              aria-pressed={query.get(key) === range}
              title={said}
              onClick={() => show(range)}
            >
              <i className={index < lowBins ? 'low' : ''} style={{ height: barHeight(count, bins) }} />
            </button>
          )
        })}
        <span className="thr" />
        {answered > 0 && (
          <button
            type="button"
            className="lab"
            aria-pressed={query.get(key) === lowRange}
            onClick={() => show(lowRange)}
          >
            {number(low)} below {number(edge(lowBins))}
          </button>
        )}
      </div>
      <div className="axis">
        {[0, 2, 4, 6, 8, 10].map((index) => (
          <span key={index}>{number(edge(index))}</span>
        ))}
      </div>
    </section>
  )
}

function barHeight(count: number, bins: readonly number[]): string {
  return count === 0 ? '0' : `${Math.max(3, (count / Math.max(...bins)) * 100)}%`
}

/** Without the noise of binary fractions: 0.6, not 0.6000000000000001. */
function rounded(value: number): number {
  return Number(value.toFixed(2))
}
