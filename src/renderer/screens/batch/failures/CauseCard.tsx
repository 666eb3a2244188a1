import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup, Remedy } from '../../../../shared/views/itemViews.ts'
import { Card } from '../../../parts/Card.tsx'
import { exactTime, inLocale, number, priceOf, visibleText } from '../../../parts/format.ts'
import type { Cursor } from '../../../parts/useCursor.ts'
import { RemedyButton } from './RemedyButton.tsx'

interface Props {
  readonly batch: BatchView
  readonly group: FailureGroup
  readonly cursor: Cursor<FailureGroup>
  readonly onRemedy: (remedy: Remedy) => void
  readonly onRows: () => void
  readonly onItem: (row: number) => void
}

/** One cause: how many rows, what happened, what it means, when, and what can be done. */
export function CauseCard(props: Props) {
  const { batch, group, cursor, onRemedy, onRows } = props
  const { count, message, stage, hint, remedies } = group
  return (
    <Card className="cause" label={visibleText(message)} thing={group} cursor={cursor}>
      <button type="button" className="count" title="Show these rows" onClick={onRows}>
        <b>{number(count)}</b> <span className="small t3">{count === 1 ? 'row' : 'rows'}</span>
        <span className="sr">: show them</span>
      </button>
      <div className="min-w-0">
        <div className="row">
          <h2 className="cut" title={visibleText(message)}>
            {/* A title, which most messages were not written as. */}
            {visibleText(message).replace(/\.$/, '')}
          </h2>
          <span className="chip lined">{stage}</span>
        </div>
        <p className="hint">{inLocale(hint)}</p>
        <Samples {...props} />
        <div className="act">
          {remedies.map((remedy, index) => (
            <RemedyButton
              key={remedy.kind}
              batch={batch}
              remedy={remedy}
              isFirst={cursor.here === group && index === 0}
              onPress={() => onRemedy(remedy)}
            />
          ))}
        </div>
      </div>
      <When batch={batch} group={group} />
    </Card>
  )
}

/** The first rows by name; each opens, and the rest are a click away. */
function Samples({ group: { samples, count }, onRows, onItem }: Pick<Props, 'group' | 'onRows' | 'onItem'>) {
  const rest = count - samples.length
  return (
    <p className="small t3 samples">
      {samples.map(({ row, title }) => (
        <button
          key={row}
          type="button"
          className="link"
          title={title ? visibleText(title) : undefined}
          onClick={() => onItem(row)}
        >
          Row {number(row)}
          {title && (
            <>
              {' “'}
              <bdi className="cut">{visibleText(title)}</bdi>”
            </>
          )}
        </button>
      ))}
      {rest > 0 && (
        <button type="button" className="link nowrap" onClick={onRows}>
          {number(rest)} more
        </button>
      )}
    </p>
  )
}

/** When it happened, on the time of the batch, and what a retry of all will cost. */
function When({ batch, group }: Pick<Props, 'batch' | 'group'>) {
  const { strip, firstAt, lastAt, costNanoUsd } = group
  const most = Math.max(1, ...strip)
  const [from, to] = [exactTime(firstAt), exactTime(lastAt)]
  return (
    <div>
      <div className="when" aria-hidden>
        {strip.map((failures, index) => (
          <i key={index} style={{ height: `${(failures / most) * 100}%` }} />
        ))}
      </div>
      <div className="axis">
        <span>{from === to ? from : `${from} to ${to}`}</span>
        <span>
          to retry <b className="m">{priceOf(batch, costNanoUsd)}</b>
        </span>
      </div>
    </div>
  )
}
