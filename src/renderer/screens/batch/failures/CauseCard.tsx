import type { LucideIcon } from 'lucide-react'
import { ArrowUp, Check, FlaskConical, Gauge, RotateCw, Shuffle, SkipForward } from 'lucide-react'
import type { FailureGroup, Remedy } from '../../../../shared/views/itemViews.ts'
import { about, exactTime, modelName, money, number, visibleText } from '../../../parts/format.ts'

interface Props {
  readonly group: FailureGroup
  readonly isCursor: boolean
  readonly onPoint: () => void
  readonly onRemedy: (remedy: Remedy) => void
  readonly onRows: () => void
  readonly onItem: (row: number) => void
}

/** One cause: how many rows, what happened, what it means, when, and what can be done. */
export function CauseCard({ group, isCursor, onPoint, onRemedy, onRows, onItem }: Props) {
  const { count, message, stage, hint, samples, firstAt, lastAt, strip, costNanoUsd } = group
  return (
    <article className={isCursor ? 'cause cursor' : 'cause'} aria-label={message} onMouseEnter={onPoint}>
      <button type="button" className="count" aria-label={`Show the ${count} rows`} onClick={onRows}>
        <b>{number(count)}</b>
        <span className="small t3">{count === 1 ? 'row' : 'rows'}</span>
      </button>
      <div className="min-w-0">
        <div className="row">
          <h2 className="cut" title={message}>
            {visibleText(message)}
          </h2>
          <span className="chip outline">{stage}</span>
        </div>
        <p className="hint">{hint}</p>
        <p className="small t3 cut samples">
          {samples.map(({ row, title }) => (
            <button key={row} type="button" className="link" onClick={() => onItem(row)}>
              Row {number(row)} “{visibleText(title)}”
            </button>
          ))}
          {count > samples.length && <span>{number(count - samples.length)} more</span>}
        </p>
        <div className="act">
          {group.remedies.map((remedy, index) => (
            <RemedyButton
              key={remedy.kind}
              remedy={remedy}
              isFirst={isCursor && index === 0}
              onPress={() => onRemedy(remedy)}
            />
          ))}
        </div>
      </div>
      <div>
        <Strip strip={strip} />
        <div className="axis">
          <span>
            {exactTime(firstAt)} to {exactTime(lastAt)}
          </span>
          <span>
            to retry <b className="m">{money(costNanoUsd)}</b>
          </span>
        </div>
      </div>
    </article>
  )
}

/** When it happened, on the time of the batch. */
function Strip({ strip }: { readonly strip: readonly number[] }) {
  const most = Math.max(1, ...strip)
  return (
    <div className="when" aria-hidden>
      {strip.map((failures, index) => (
        <i key={index} style={{ height: `${(failures / most) * 100}%` }} />
      ))}
    </div>
  )
}

const icons: Readonly<Record<Remedy['kind'], LucideIcon>> = {
  retry: RotateCw,
  retry_some: FlaskConical,
  half_concurrency: Gauge,
  raise_tokens: ArrowUp,
  switch_model: Shuffle,
  skip: SkipForward,
  accept: Check,
}

function RemedyButton({
  remedy,
  isFirst,
  onPress,
}: {
  readonly remedy: Remedy
  readonly isFirst: boolean
  readonly onPress: () => void
}) {
  const Icon = icons[remedy.kind]
  const isFree = remedy.kind === 'skip' || remedy.kind === 'accept'
  return (
    <button type="button" className={isFirst ? 'btn primary' : 'btn'} onClick={onPress}>
      <Icon className="i" aria-hidden /> {verbOf(remedy)}
      {!isFree && <span className="cost">{about(remedy.costNanoUsd)}</span>}
    </button>
  )
}

function verbOf({ kind, rows, model, concurrency, maxOutputTokens }: Remedy): string {
  switch (kind) {
    case 'retry':
      return `Retry ${number(rows)}`
    case 'retry_some':
      return `Retry ${number(rows)} first`
    case 'half_concurrency':
      return `Retry with ${number(concurrency)} at once`
    case 'raise_tokens':
      return `Raise to ${number(maxOutputTokens)} tokens and retry ${number(rows)}`
    case 'switch_model':
      return `Try ${number(rows)} with ${modelName(model ?? '')}`
    case 'skip':
      return `Skip ${number(rows)}`
    case 'accept':
      return `Accept ${number(rows)} as they are`
  }
}
