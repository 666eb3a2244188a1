import type { CostsView } from '../../../shared/views/costViews.ts'
import { counted, dayAndMonth, money } from '../../parts/format.ts'
import { moreForLost } from '../../parts/moreForLost.ts'
import type { DayBar } from './dayBars.ts'
import { dayBars, ticksUpTo } from './dayBars.ts'

interface Props {
  readonly costs: CostsView
  readonly isPractice: boolean
}

/** So many days can have their name below them. */
const mostNames = 15
/** A cap far above what is spent would leave nothing of the bars. */
const capInSight = 4

/** What each day came to. The table by day has the same as numbers. */
export function DayChart({ costs, isPractice }: Props) {
  const bars = dayBars(costs)
  const highest = Math.max(...bars.map(heightOf))
  const { capNanoUsd } = costs.budgets.day
  const cap = !isPractice && capNanoUsd !== null && capNanoUsd <= highest * capInSight ? capNanoUsd : null
  const ticks = ticksUpTo(Math.max(highest, cap ?? 0))
  const top = ticks.at(-1) || 1
  const dearest = bars.find((bar) => heightOf(bar) === highest)!
  return (
    <section className="days" aria-label="By day">
      <header className="row">
        <h2 className="b">By day (UTC)</h2>
        <span className="grow" />
        <span className="key">{isPractice ? 'at list prices' : 'spent'}</span>
        <span className="key lost">lost calls, at most</span>
      </header>
      <div
        className="plane"
        role="img"
        aria-label={`${counted(bars.length, 'day')}; the dearest is ${dayAndMonth(dearest.day)} with ${spentOn(dearest)}`}
      >
        {ticks.map((tick) => (
          <span key={tick} className="tick" style={{ bottom: `${(tick / top) * 100}%` }}>
            {money(tick)}
          </span>
        ))}
        {cap !== null && (
          <span className="tick cap" style={{ bottom: `${(cap / top) * 100}%` }}>
            budget {money(cap)}
          </span>
        )}
        <div className="cols">
          {bars.map((bar) => (
            <Bar key={bar.day} bar={bar} top={top} />
          ))}
        </div>
      </div>
      <Names bars={bars} />
    </section>
  )
}

function heightOf({ costNanoUsd, unsettledNanoUsd }: DayBar): number {
  return costNanoUsd + unsettledNanoUsd
}

function spentOn({ costNanoUsd, unsettledNanoUsd }: DayBar): string {
  return [money(costNanoUsd), ...(unsettledNanoUsd > 0 ? [moreForLost(unsettledNanoUsd)] : [])].join(', ')
}

function Bar({ bar, top }: { readonly bar: DayBar; readonly top: number }) {
  const { day, costNanoUsd, unsettledNanoUsd } = bar
  return (
    <span title={`${dayAndMonth(day)}: ${spentOn(bar)}`}>
      {unsettledNanoUsd > 0 && (
        <i className="lost" style={{ height: `${(unsettledNanoUsd / top) * 100}%` }} />
      )}
      {costNanoUsd > 0 && <i style={{ height: `${(costNanoUsd / top) * 100}%` }} />}
    </span>
  )
}

function Names({ bars }: { readonly bars: readonly DayBar[] }) {
  const every = Math.ceil(bars.length / mostNames)
  return (
    <div className="cols names" aria-hidden>
      {bars.map(({ day }, index) => (
        // The last one always has its name: it is today.
        <span key={day}>{(bars.length - 1 - index) % every === 0 && <b>{dayAndMonth(day)}</b>}</span>
      ))}
    </div>
  )
}
