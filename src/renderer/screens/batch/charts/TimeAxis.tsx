import { locale } from '../../../locale.ts'
import { clockTime, dash, duration, exactTime } from '../../../parts/format.ts'
import type { Timeline } from './timeline.ts'

const shortMs = 10 * 60_000
/** More would not stand side by side. */
const breaksNamed = 1
/** Nearer to an end its words would stand in those of the end. In parts of the width. */
const namedWithin = 0.15

interface Props {
  /** null: nothing has been measured. */
  readonly line: Timeline | null
  /** ms UTC and steps: where the chart ends, when it looks ahead. */
  readonly toAt?: number | undefined
  readonly endX?: number | undefined
}

/** When the chart begins and ends, and how long the times were that it leaves out. */
export function TimeAxis({ line, toAt = line?.toAt ?? 0, endX = line?.endX ?? 1 }: Props) {
  if (!line)
    return (
      <div className="axis">
        <span>{dash}</span>
        <span>{dash}</span>
      </div>
    )
  const isDays = new Date(line.fromAt).toDateString() !== new Date(toAt).toDateString()
  const say = toAt - line.fromAt < shortMs ? exactTime : isDays ? dayTime : clockTime
  const named = line.breaks.length <= breaksNamed ? line.breaks : []
  return (
    <div className="axis">
      <span>{say(line.fromAt)}</span>
      {named.map(({ fromX, toX, fromAt, toAt: until, isPause }) => {
        const middle = (fromX + toX) / 2 / endX
        if (Math.abs(middle - 0.5) > namedWithin) return null
        return (
          <span key={fromAt} className="brk" style={{ left: `${middle * 100}%` }}>
            {duration(until - fromAt)} {isPause ? 'pause' : 'between runs'}
          </span>
        )
      })}
      <span>{say(toAt)}</span>
    </div>
  )
}

const day = new Intl.DateTimeFormat(locale, { weekday: 'short' })

function dayTime(at: number): string {
  return `${day.format(at)} ${clockTime(at)}`
}
