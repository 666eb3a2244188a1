import { RotateCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { CallOutput } from '../../../../shared/contract.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { RetryScope } from '../../../../shared/views/itemViews.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { counted, number, priceOf } from '../../../parts/format.ts'
import { FirstModel } from './FirstModel.tsx'
import type { RetrySettings } from './useRetry.ts'
import { useRetry } from './useRetry.ts'

interface Props {
  readonly batch: BatchView
  readonly scope: RetryScope
  /** What the retry changes about the batch. */
  readonly settings?: RetrySettings
  readonly title?: string
  readonly onClose: () => void
}

/** What a retry covers and costs, before it is paid. It covers what was shown, or nothing. */
export function RetryDialog({ batch, scope, settings = {}, title = 'Retry', onClose }: Props) {
  const { quote, models, setModels, canRetry, isBusy, error, run } = useRetry(batch, scope, settings)
  const verb = useRef<HTMLButtonElement>(null)
  // Enter does not put aside what is answered.
  const isPlain = canRetry && quote?.answered === 0
  useEffect(() => {
    if (isPlain) verb.current?.focus()
  }, [isPlain])
  return (
    <Dialog
      title={title}
      error={error}
      onClose={onClose}
      note="What is stored now stays until the new outcome is."
      verb={
        <button
          type="button"
          className="btn primary"
          ref={verb}
          disabled={!canRetry || isBusy}
          onClick={() => run(onClose)}
        >
          <RotateCw className="i" aria-hidden /> Retry {number(quote?.rows)}{' '}
          <span className="cost">{quote && priceOf(batch, quote.costNanoUsd)}</span>
        </button>
      }
    >
      {quote && <Covers quote={quote} />}
      <FirstModel batch={batch} models={models} onChange={setModels} />
      <Changes settings={settings} />
      {batch.isPractice && <p className="small t3">The practice model answers: free.</p>}
    </Dialog>
  )
}

function Covers({ quote }: { readonly quote: CallOutput<'retry.quote'> }) {
  const { rows, answered, byPerson, impossible, open } = quote
  return (
    <div className="grid gap-1">
      <p className="lead">
        {rows === 0 ? 'No row here can be retried.' : `${counted(rows, 'row')} will be run again.`}
      </p>
      {answered > 0 && (
        <p className="small c-default">
          {number(answered)} of them {answered === 1 ? 'has' : 'have'} an answer already
          {byPerson > 0 && `, ${number(byPerson)} of them from a person`}: the new one takes its place.
          {byPerson > 0 && ' What a person answered stays in the history of the row.'}
        </p>
      )}
      {impossible > 0 && (
        <p className="small t2">{counted(impossible, 'row')} cannot start there and stay as they are.</p>
      )}
      {open > 0 && (
        <p className="small t2">{counted(open, 'row')} of the batch that are still open run along.</p>
      )}
    </div>
  )
}

function Changes({ settings: { concurrency, maxOutputTokens } }: { readonly settings: RetrySettings }) {
  return (
    <>
      {concurrency !== undefined && <p className="small t2">At most {number(concurrency)} calls at once.</p>}
      {maxOutputTokens != null && (
        <p className="small t2">Answers may take {number(maxOutputTokens)} tokens.</p>
      )}
    </>
  )
}
