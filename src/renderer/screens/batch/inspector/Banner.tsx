import { CircleX, Clock, CornerDownRight, SkipForward, UserRound, Wrench } from 'lucide-react'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { visibleText } from '../../../parts/format.ts'

type Props = NonNullable<ItemDetail['banner']>

const icons = {
  failed: CircleX,
  default: CornerDownRight,
  repaired: Wrench,
  human: UserRound,
  waiting: Clock,
  skipped: SkipForward,
}

/** What happened, in one sentence, then what is safe. */
export function Banner({ tone, title, body }: Props) {
  const Icon = icons[tone]
  return (
    <div className={`banner ${tone}`} role="status">
      <Icon className="i s16" aria-hidden />
      <strong>{visibleText(title)}</strong>
      <p>{visibleText(body)}</p>
    </div>
  )
}
