import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { Remedy } from '../../../../shared/views/itemViews.ts'
import { remedyIcons, remedyPrice, verbOf } from './remedyLooks.ts'

interface Props {
  readonly batch: BatchView
  readonly remedy: Remedy
  /** The one that the keyboard takes. */
  readonly isFirst: boolean
  readonly onPress: () => void
}

/** What can be done about a cause, with its rows and its price. */
export function RemedyButton({ batch, remedy, isFirst, onPress }: Props) {
  const Icon = remedyIcons[remedy.kind]
  const price = remedyPrice(batch, remedy)
  return (
    <button type="button" className={isFirst ? 'btn primary' : 'btn'} onClick={onPress}>
      <Icon className="i" aria-hidden /> {verbOf(remedy)}
      {price !== null && <span className="cost">{price}</span>}
    </button>
  )
}
