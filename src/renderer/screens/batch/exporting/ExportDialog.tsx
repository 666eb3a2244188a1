import { Download } from 'lucide-react'
import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { bytes, number } from '../../../parts/format.ts'
import { doneOf, SealBar, SealLine, Unaccounted } from '../../../parts/Seal.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'
import { Exporting } from './Exporting.tsx'
import type { ExportChoice, Target } from './exportChoice.ts'
import { firstChoice, rowsFor } from './exportChoice.ts'
import { ExportForm } from './ExportForm.tsx'

interface Props {
  readonly batch: BatchView
  readonly filter: ItemFilter
  readonly selected: readonly number[] | null
  readonly onClose: () => void
}

/** What goes out, in which form, and where to; then the writing itself. */
export function ExportDialog({ batch, filter, selected, onClose }: Props) {
  const [choice, setChoice] = useState<ExportChoice>(() => firstChoice(filter, selected))
  const [job, setJob] = useState<string | null>(null)
  const action = useAction()
  const { format, columns } = choice
  const rows = rowsFor(choice.kind, filter, selected)
  const { value: plan, error } = useLive(
    'export.plan',
    job === null ? { batchId: batch.id, rows, format } : null,
  )
  const trouble = action.error ?? error
  const write = (): void =>
    void action.run(async () => {
      const target = choice.target ?? (await defaultTarget(plan!.fileName))
      if (target === null) return
      const { target: place, isChosen: overwrite } = target
      const chosen = columns === null ? null : [...columns]
      const request = { batchId: batch.id, rows, format, columns: chosen, target: place, overwrite }
      setJob((await call('export.run', request)).job)
    })
  if (job !== null) return <Exporting job={job} rows={plan?.rows ?? null} onClose={onClose} />
  return (
    <Dialog
      title={`Export ${batch.name}`}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">{plan && `about ${bytes(plan.bytes)}`}</span>
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="btn primary"
            disabled={!plan || plan.rows === 0 || columns?.length === 0 || action.isBusy}
            onClick={write}
          >
            <Download className="i" aria-hidden /> Export {number(plan?.rows)} rows
          </button>
        </>
      }
    >
      {trouble && <Trouble message={trouble} />}
      <Summary batch={batch} />
      <ExportForm
        {...{ batch, choice, filter, selected, plan }}
        onChange={(change) => setChoice({ ...choice, ...change })}
      />
      <Marked batch={batch} />
    </Dialog>
  )
}

async function defaultTarget(fileName: string): Promise<Target | null> {
  const { target } = await call('export.target', { fileName, ask: false })
  return target && { ...target, isChosen: false }
}

function Summary({ batch: { seal } }: { readonly batch: BatchView }) {
  return (
    <div className="grid gap-2">
      <div className="row">
        <strong className="lead">{number(seal.sourceRows)} rows</strong>
        <span className="t2 grow">{number(doneOf(seal))} done by model, cache or human</span>
        <Unaccounted seal={seal} />
      </div>
      <SealBar seal={seal} big />
      <SealLine seal={seal} />
    </div>
  )
}

/** What a reader of the file has to know. */
function Marked({ batch: { seal, isPractice } }: { readonly batch: BatchView }) {
  const notes = [
    isPractice && 'Answers of the practice model are marked practice.',
    seal.default > 0 && `${number(seal.default)} rows hold the default response.`,
    seal.failed > 0 && `${number(seal.failed)} failed rows have no answer.`,
  ].filter((note) => note !== false)
  if (notes.length === 0) return null
  return (
    <p className="small c-default">
      {notes.join(' ')} See <span className="mono">_status</span> and{' '}
      <span className="mono">_answered_by</span>.
    </p>
  )
}
