import { CirclePause, Clock } from 'lucide-react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { firstSentence } from '../../parts/firstSentence.ts'
import { inLocale } from '../../parts/format.ts'
import { linkTo } from '../../route.ts'
import type { Opening } from './BudgetField.tsx'
import { budgetSentence, BudgetThatStopped } from './BudgetPause.tsx'

interface Props {
  readonly batch: BatchView
  /** For the network, to go on by itself. */
  readonly isWaiting: boolean
  /** Of the field of the budget. */
  readonly opening: Opening
}

/** Why a batch has paused by itself, what is safe and what to do. A pause by the operator needs no explanation. */
export function PauseBanner({ batch, isWaiting, opening }: Props) {
  const { status, reason, message } = batch
  if (status !== 'paused' || reason === 'operator' || message === null) return null
  if (isWaiting) return <WaitingBanner message={message} />
  const needsSettings = reason === 'auth' || reason === 'credit' || reason === 'offline'
  return (
    <div className="banner default mx-4 my-2" role="status">
      <CirclePause className="i s16" aria-hidden />
      <strong>{budgetSentence(message, batch.budgetStop)}</strong>
      <p>
        What was answered is kept and not paid again.{' '}
        {reason === 'budget' && <BudgetThatStopped batch={batch} opening={opening} />}
        {needsSettings && (
          <a className="link" href={linkTo('settings')}>
            Open Settings
          </a>
        )}
      </p>
    </div>
  )
}

function WaitingBanner({ message }: { readonly message: string }) {
  return (
    <div className="banner waiting mx-4 my-2" role="status">
      <Clock className="i s16" aria-hidden />
      <strong>Waiting for the network</strong>
      <p>
        {/* What to do about it Millrace does itself. */}
        {inLocale(firstSentence(message))} The rows wait: Millrace looks again every few seconds and goes on
        by itself. What was answered is not paid again.
      </p>
    </div>
  )
}
