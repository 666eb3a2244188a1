import { CirclePause } from 'lucide-react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { visibleText } from '../../parts/format.ts'
import { linkTo } from '../../route.ts'
import { BudgetField } from './BudgetField.tsx'

/** Why a batch has paused by itself, what is safe and what to do. A pause by the operator needs no explanation. */
export function PauseBanner({ batch }: { readonly batch: BatchView }) {
  const { status, reason, message } = batch
  if (status !== 'paused' || reason === 'operator' || message === null) return null
  const needsSettings = reason === 'auth' || reason === 'credit' || reason === 'offline'
  return (
    <div className="banner default mx-4 my-2" role="status">
      <CirclePause className="i s16" aria-hidden />
      <strong>{visibleText(message)}</strong>
      <p>
        What was answered is kept and not paid again.{' '}
        {reason === 'budget' && (
          <>
            The budget is <BudgetField batch={batch} />.
          </>
        )}
        {needsSettings && (
          <a className="link" href={linkTo('settings')}>
            Open Settings
          </a>
        )}
      </p>
    </div>
  )
}
