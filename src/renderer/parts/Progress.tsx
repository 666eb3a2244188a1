import { bytes, duration, number } from './format.ts'
import { useTimeLeft } from './useTimeLeft.ts'

interface Props {
  readonly done: number
  /** null: not known. */
  readonly total: number | null
  readonly unit: 'rows' | 'bytes'
}

/** Tenths of a second would be more than is known. */
function wholeSeconds(ms: number): string {
  return ms < 60_000 ? `${number(Math.round(ms / 1_000))} s` : duration(ms)
}

/** How far something is, and how long it will still take. Where the end is not known, only how much is done. */
export function Progress({ done, total, unit }: Props) {
  const leftMs = useTimeLeft(done, total)
  const amount = (value: number) => (unit === 'bytes' ? bytes(value) : number(value))
  const name = unit === 'bytes' ? '' : ` ${unit}`
  return (
    <div className="grid gap-2">
      <p className="small t2 num flex justify-between">
        <span>
          {amount(done)}
          {total === null ? name : ` of ${amount(total)}${name}`}
        </span>
        <span>{leftMs === null ? '' : `about ${wholeSeconds(leftMs)} left`}</span>
      </p>
      <progress
        className="progress"
        aria-label="Progress"
        max={total ?? undefined}
        value={total === null ? undefined : done}
      />
    </div>
  )
}
