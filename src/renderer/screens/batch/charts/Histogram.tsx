import type { BatchCharts, Facet } from '../../../../shared/views/batchViews.ts'
import { counted, dash, number, places } from '../../../parts/format.ts'
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
        {bins.map((count, index) => (
          <Bin
            key={index}
            edges={[edge(index), edge(index + 1)]}
            // The end of the range belongs to the last bar.
            isLast={index === bins.length - 1}
            isLow={index < lowBins}
            count={count}
            height={barHeight(count, bins)}
            shown={query.get(key)}
            onShow={show}
          />
        ))}
        <span className="thr" style={{ left: `${lowShare * 100}%` }} />
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

interface BinProps {
  readonly edges: readonly [number, number]
  readonly isLast: boolean
  readonly isLow: boolean
  readonly count: number
  readonly height: string
  /** The range that the table shows. */
  readonly shown: string | null
  readonly onShow: (range: string) => void
}

function Bin({ edges: [from, to], isLast, isLow, count, height, shown, onShow }: BinProps) {
  const range = rangeText(from, isLast ? null : to)
  const said = `${number(from)} to ${number(to)}: ${counted(count, 'row')}`
  return (
    <button
      type="button"
      aria-label={said}
      aria-pressed={shown === range}
      title={said}
      onClick={() => onShow(range)}
    >
      <i className={isLow ? 'low' : ''} style={{ height }} />
    </button>
  )
}

function barHeight(count: number, bins: readonly number[]): string {
  return count === 0 ? '0' : `${Math.max(3, (count / Math.max(...bins)) * 100)}%`
}

/** Without the noise of binary fractions: 0.6, not 0.6000000000000001. */
function rounded(value: number): number {
  return Number(value.toFixed(2))
}
