import { RotateCw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { CallOutput } from '../../../../shared/contract.ts'
import type { BatchView, RunSettings } from '../../../../shared/views/batchViews.ts'
import type { RetryScope } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { counted, number, priceOf } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'
import { FirstModel } from './FirstModel.tsx'

type Settings = Partial<Pick<RunSettings, 'models' | 'concurrency' | 'maxOutputTokens'>>

interface Props {
  readonly batch: BatchView
  readonly scope: RetryScope
  /** What the retry changes about the batch. */
  readonly settings?: Settings
  readonly title?: string
  readonly onClose: () => void
}

/** What a retry covers and costs, before it is paid. It covers what was shown, or nothing. */
export function RetryDialog({ batch, scope, settings = {}, title = 'Retry', onClose }: Props) {
  const [models, setModels] = useState(settings.models ?? batch.settings.models)
  const quote = useLive('retry.quote', { batchId: batch.id, scope, models })
  const action = useAction()
  const { value } = quote
  const verb = useRef<HTMLButtonElement>(null)
  const canRetry = value !== undefined && value.rows > 0
  // Enter does not put aside what is answered.
  const isPlain = canRetry && value.answered === 0
  useEffect(() => {
    if (isPlain) verb.current?.focus()
  }, [isPlain])
  const error = action.error ?? quote.error
  const retry = (): void =>
    void action.run(async () => {
      const isSame = models.join() === batch.settings.models.join()
      const changed = { ...settings, ...(isSame ? {} : { models }) }
      const request = { batchId: batch.id, scope, expectedRows: value!.rows }
      await call('retry.run', Object.keys(changed).length > 0 ? { ...request, settings: changed } : request)
      onClose()
    })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">What is stored now stays until the new outcome is.</span>
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="btn primary"
            ref={verb}
            disabled={!canRetry || action.isBusy}
            onClick={retry}
          >
            <RotateCw className="i" aria-hidden /> Retry {number(value?.rows)}{' '}
            <span className="cost">{value && priceOf(batch, value.costNanoUsd)}</span>
          </button>
        </>
      }
    >
      {error && <Trouble message={error} />}
      {value && <Covers quote={value} />}
      <FirstModel batch={batch} models={models} onChange={setModels} />
      <Changes settings={settings} />
      {batch.isPractice && <p className="small t3">The practice model answers: free.</p>}
    </Dialog>
  )
}

function Covers({ quote }: { readonly quote: CallOutput<'retry.quote'> }) {
  const { rows, answered, impossible, open } = quote
  return (
    <div className="grid gap-1">
      <p className="lead">
        {rows === 0 ? 'No row here can be retried.' : `${counted(rows, 'row')} will be run again.`}
      </p>
      {answered > 0 && (
        <p className="small c-default">
          {number(answered)} of them {answered === 1 ? 'has' : 'have'} an answer already: the new one takes
          its place.
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

function Changes({ settings: { concurrency, maxOutputTokens } }: { readonly settings: Settings }) {
  return (
    <>
      {concurrency !== undefined && <p className="small t2">At most {number(concurrency)} calls at once.</p>}
      {maxOutputTokens != null && (
        <p className="small t2">Answers may take {number(maxOutputTokens)} tokens.</p>
      )}
    </>
  )
}
