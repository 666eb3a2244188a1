import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { counted } from '../../../../shared/counted.ts'
import type { BatchView, RunSettings } from '../../../../shared/views/batchViews.ts'
import type { RetryScope } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { about, number } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'

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
export function RetryDialog({ batch, scope, settings = {}, title, onClose }: Props) {
  const [first, setFirst] = useState(settings.models?.[0] ?? batch.settings.models[0]!)
  const models = [first, ...(settings.models ?? batch.settings.models).filter((model) => model !== first)]
  const isSame = models.join() === batch.settings.models.join()
  const quote = useLive('retry.quote', { batchId: batch.id, scope, models })
  const known = useLive('models.list', {}).value?.models ?? []
  const action = useAction()
  const { value } = quote
  const retry = (): void =>
    void action.run(async () => {
      const changed = { ...settings, ...(isSame ? {} : { models }) }
      await call('retry.run', {
        batchId: batch.id,
        scope,
        expectedRows: value!.rows,
        ...(Object.keys(changed).length > 0 && { settings: changed }),
      })
      onClose()
    })
  return (
    <Dialog
      title={title ?? 'Retry'}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">The old error stays until the new outcome is stored.</span>
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="btn primary"
            disabled={!value || value.rows === 0 || action.isBusy}
            onClick={retry}
          >
            <RotateCw className="i" aria-hidden /> Retry {number(value?.rows)}{' '}
            <span className="cost">{value ? about(value.costNanoUsd) : ''}</span>
          </button>
        </>
      }
    >
      {(action.error ?? quote.error) && <Trouble message={(action.error ?? quote.error)!} />}
      {value && <Covers quote={value} />}
      <label className="field">
        <span className="lab">Asked first</span>
        <select
          className="select"
          value={first}
          disabled={batch.status === 'running'}
          title={batch.status === 'running' ? 'Pause the batch to retry with another model.' : undefined}
          onChange={(event) => setFirst(event.target.value)}
        >
          {[
            ...new Set([
              ...batch.settings.models,
              first,
              ...known.filter(({ lifecycle }) => lifecycle === 'active').map(({ id }) => id),
            ]),
          ].map((model) => (
            <option key={model}>{model}</option>
          ))}
        </select>
      </label>
      {settings.concurrency !== undefined && (
        <p className="small t2">At most {number(settings.concurrency)} calls at once.</p>
      )}
      {settings.maxOutputTokens != null && (
        <p className="small t2">Answers may take {number(settings.maxOutputTokens)} tokens.</p>
      )}
    </Dialog>
  )
}

interface Quote {
  readonly rows: number
  readonly impossible: number
  readonly open: number
}

function Covers({ quote: { rows, impossible, open } }: { readonly quote: Quote }) {
  return (
    <div className="grid gap-1">
      <p className="lead">
        {rows === 0 ? 'No row here can be retried.' : `${counted(rows, 'row')} will be run again.`}
      </p>
      {impossible > 0 && (
        <p className="small t2">{counted(impossible, 'row')} cannot start there and stay as they are.</p>
      )}
      {open > 0 && (
        <p className="small t2">{counted(open, 'row')} of the batch that are still open run along.</p>
      )}
    </div>
  )
}
