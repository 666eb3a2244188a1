import { clockTime, dash, exactTime } from '../../../parts/format.ts'

const shortMs = 10 * 60_000

/** When the chart begins and ends. */
export function TimeAxis({ fromAt, toAt }: { readonly fromAt: number | null; readonly toAt: number | null }) {
  const say = fromAt !== null && toAt !== null && toAt - fromAt < shortMs ? exactTime : clockTime
  return (
    <div className="axis">
      <span>{fromAt === null ? dash : say(fromAt)}</span>
      <span>{toAt === null ? dash : say(toAt)}</span>
    </div>
  )
}
