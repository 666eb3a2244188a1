import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { counted } from '../../../../shared/counted.ts'
import type { BatchView, RunSettings } from '../../../../shared/views/batchViews.ts'
import type { FailureGroup, Remedy, RetryScope } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { about, number } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { setQuery } from '../../../route.ts'
import { RetryDialog } from '../retry/RetryDialog.tsx'
import { CauseCard } from './CauseCard.tsx'

interface Retry {
  readonly scope: RetryScope
  readonly settings?: Partial<Pick<RunSettings, 'models' | 'concurrency' | 'maxOutputTokens'>>
  readonly title: string
}

/** Failed rows by cause: what it means, what helps, what that costs. */
export function FailuresTab({ batch }: { readonly batch: BatchView }) {
  const { value, error } = useLive('failures.groups', { batchId: batch.id })
  const [cursor, setCursor] = useState(0)
  const [retry, setRetry] = useState<Retry | null>(null)
  const action = useAction()
  const groups = value?.groups ?? []
  const here = groups[Math.min(cursor, groups.length - 1)]
  const showRows = (group: FailureGroup): void =>
    setQuery({ tab: null, parts: 'failed', fingerprint: group.fingerprint })
  const apply = (group: FailureGroup, remedy: Remedy): void => {
    if (remedy.kind === 'skip' || remedy.kind === 'accept')
      void action.run(() => call('failures.skip', { batchId: batch.id, fingerprint: group.fingerprint }))
    else setRetry(retryFor(group, remedy, batch))
  }
  const move = (step: number): void => setCursor(Math.max(0, Math.min(groups.length - 1, cursor + step)))
  useKeys({
    ArrowDown: () => move(1),
    j: () => move(1),
    ArrowUp: () => move(-1),
    k: () => move(-1),
    Enter: () => here && showRows(here),
    r: () => here?.remedies[0] && apply(here, here.remedies[0]),
  })
  if (error) return <Trouble message={error} />
  if (!value) return null
  if (groups.length === 0)
    return (
      <p className="empty">No row has failed. Failures appear here by cause, with what helps against them.</p>
    )
  return (
    <>
      <div className="causes-head">
        <span className="small t3 grow">{counted(groups.length, 'cause')}</span>
        <button
          type="button"
          className="btn"
          onClick={() =>
            setRetry({
              scope: { rows: { parts: ['failed'] }, from: null, limit: null },
              title: 'Retry all failed rows',
            })
          }
        >
          <RotateCw className="i" aria-hidden /> Retry all {number(batch.seal.failed)}{' '}
          <span className="cost">{about(batch.retryFailedNanoUsd)}</span>
        </button>
      </div>
      {action.error && <Trouble message={action.error} />}
      <div className="scroll" tabIndex={0} role="region" aria-label="Causes">
        {groups.map((group, index) => (
          <CauseCard
            key={group.fingerprint}
            group={group}
            isCursor={group === here}
            onPoint={() => setCursor(index)}
            onRemedy={(remedy) => apply(group, remedy)}
            onRows={() => showRows(group)}
            onItem={(row) =>
              setQuery({ tab: null, parts: 'failed', fingerprint: group.fingerprint, item: String(row) })
            }
          />
        ))}
      </div>
      {retry && <RetryDialog batch={batch} {...retry} onClose={() => setRetry(null)} />}
    </>
  )
}

function retryFor({ fingerprint }: FailureGroup, remedy: Remedy, batch: BatchView): Retry {
  const { kind, rows, model, concurrency, maxOutputTokens } = remedy
  const scope: RetryScope = {
    rows: { fingerprint },
    from: null,
    limit: kind === 'retry_some' || kind === 'switch_model' ? rows : null,
  }
  const settings = {
    ...(model !== undefined && {
      models: [model, ...batch.settings.models.filter((other) => other !== model)],
    }),
    ...(concurrency !== undefined && { concurrency }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  }
  return { scope, settings, title: `Retry ${counted(rows, 'row')}` }
}
