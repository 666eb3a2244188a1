import { CirclePause } from 'lucide-react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { linkTo } from '../../route.ts'

/** Why a batch has paused by itself, what is safe and what to do. A pause by the operator needs no explanation. */
export function PauseBanner({ batch: { status, reason, message } }: { readonly batch: BatchView }) {
  if (status !== 'paused' || reason === 'operator' || message === null) return null
  const needsSettings = reason === 'auth' || reason === 'credit' || reason === 'offline'
  return (
    <div className="banner default mx-4 my-2" role="status">
      <CirclePause className="i s16" aria-hidden />
      <strong>{message}</strong>
      <p>
        Nothing stored is lost: what was answered is kept and not paid again.{' '}
        {needsSettings && (
          <a className="link" href={linkTo('settings')}>
            Open Settings
          </a>
        )}
      </p>
    </div>
  )
}
