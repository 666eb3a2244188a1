import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { counted } from '../../../../shared/counted.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { bytes } from '../../../parts/format.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'
import { BatchSummary, Marked } from './BatchSummary.tsx'
import { Exporting } from './Exporting.tsx'
import type { ExportChoice, Target } from './exportChoice.ts'
import { firstChoice, rowsFor } from './exportChoice.ts'
import { ExportForm } from './ExportForm.tsx'
import { ManifestFacts } from './ManifestFacts.tsx'
import { useUsualTarget } from './useUsualTarget.ts'

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
  const read = useLive('export.plan', job === null ? { batchId: batch.id, rows, format } : null)
  const plan = read.value
  const usual = useUsualTarget(plan?.fileName)
  const target = choice.target ?? usual.target
  const verb = useFirstFocus(plan !== undefined)
  const trouble = action.error ?? read.error
  const choose = async (): Promise<Target | null> => {
    const chosen = await chosenTarget(plan!.fileName)
    if (chosen) setChoice((before) => ({ ...before, target: chosen }))
    return chosen
  }
  const write = (): void =>
    void action.run(async () => {
      // A file that is there is replaced only when the operator has chosen it.
      const place = target && (!target.exists || target.isChosen) ? target : await choose()
      if (!place) return
      const request = { batchId: batch.id, rows, format, columns: columns && [...columns] }
      const started = await call('export.run', {
        ...request,
        target: place.target,
        overwrite: place.isChosen,
      })
      setJob(started.job)
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
            ref={verb}
            className="btn primary"
            disabled={!plan || !target || plan.rows === 0 || columns?.length === 0 || action.isBusy}
            onClick={write}
          >
            <Download className="i" aria-hidden /> {plan ? `Export ${counted(plan.rows, 'row')}` : 'Export'}
          </button>
        </>
      }
    >
      {trouble && <Trouble message={trouble} />}
      <BatchSummary batch={batch} />
      <ExportForm
        {...{ batch, choice, filter, selected, plan, target }}
        targetError={usual.error}
        onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
        onChoose={() => void action.run(choose)}
      />
      {plan && <ManifestFacts batch={batch} fileName={plan.fileName} />}
      <Marked batch={batch} />
    </Dialog>
  )
}

/** In the system's dialog, which asks about a file that is there. */
async function chosenTarget(fileName: string): Promise<Target | null> {
  const { target } = await call('export.target', { fileName, ask: true })
  return target && { ...target, isChosen: true }
}

/** The verb has the keyboard as soon as it can be pressed. */
function useFirstFocus(isReady: boolean): React.RefObject<HTMLButtonElement | null> {
  const verb = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isReady) verb.current?.focus()
  }, [isReady])
  return verb
}
