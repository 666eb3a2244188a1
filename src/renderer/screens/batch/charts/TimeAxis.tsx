import { clockTime, dash, exactTime } from '../../../parts/format.ts'

const shortMs = 10 * 60_000

interface Props {
  /** ms UTC; null: nothing has been measured. */
  readonly fromAt: number | null
  readonly toAt: number | null
}

/** When the chart begins and ends. */
export function TimeAxis({ fromAt, toAt }: Props) {
  const say = fromAt !== null && toAt !== null && toAt - fromAt < shortMs ? exactTime : clockTime
  return (
    <div className="axis">
      <span>{fromAt === null ? dash : say(fromAt)}</span>
      <span>{toAt === null ? dash : say(toAt)}</span>
    </div>
  )
}
