import type { BatchCharts, Facet } from '../../../../shared/views/batchViews.ts'
import { dash, number } from '../../../parts/format.ts'
import { setQuery } from '../../../route.ts'

interface Props {
  readonly distribution: BatchCharts['distributions'][number]
  readonly facet: Extract<Facet, { kind: 'number' }>
}

/** Below this share of the range an answer deserves a look. */
const lowShare = 0.6

/** How sure the answers are. A bar shows the rows up to its end. */
export function Histogram({ distribution: { column, bins, median }, facet: { min, max } }: Props) {
  const most = Math.max(1, ...bins)
  const edge = (index: number): number => min + ((max - min) * index) / bins.length
  const low = bins.slice(0, Math.round(bins.length * lowShare)).reduce((sum, count) => sum + count, 0)
  const title = column.replaceAll('_', ' ')
  const show = (below: number): void =>
    setQuery({ [`below.${column}`]: below >= max ? null : String(below), item: null, tab: null })
  return (
    <section className="chart" aria-label={`Histogram of ${title}`}>
      <header>
        <b className="first-letter:uppercase">{title}</b>
        <span>median {median === null ? dash : median.toFixed(2)}</span>
      </header>
      <div className="hist">
        {bins.map((count, index) => (
          <button
            key={index}
            type="button"
            aria-label={`${label(edge(index))} to ${label(edge(index + 1))}: ${number(count)} rows. Show all below ${label(edge(index + 1))}`}
            title={`${label(edge(index))} to ${label(edge(index + 1))}: ${number(count)}`}
            onClick={() => show(edge(index + 1))}
          >
            <i
              className={index < bins.length * lowShare ? 'low' : ''}
              style={{ height: count === 0 ? 0 : `${Math.max(3, (count / most) * 100)}%` }}
            />
          </button>
        ))}
        <span className="thr" />
        <span className="lab">
          {number(low)} below {label(edge(bins.length * lowShare))}
        </span>
      </div>
      <div className="axis">
        {[0, 2, 4, 6, 8, 10].map((index) => (
          <span key={index}>{label(edge(index))}</span>
        ))}
      </div>
    </section>
  )
}

function label(value: number): string {
  return String(Number(value.toFixed(2)))
}
