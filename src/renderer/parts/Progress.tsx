import { number } from './format.ts'

interface Props {
  readonly done: number
  /** null: not known. */
  readonly total: number | null
  readonly unit: string
}

/** How far something is. Where the end is not known, only how much is done. */
export function Progress({ done, total, unit }: Props) {
  return (
    <div className="grid gap-2">
      <p className="small t2">
        {number(done)} {total === null ? unit : `of ${number(total)} ${unit}`}
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
