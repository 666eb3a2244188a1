import { Download } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { RowSpans } from '../../../../shared/rowSpans.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { bytes, counted, visibleText } from '../../../parts/format.ts'
import { BatchSummary, Marked } from './BatchSummary.tsx'
import { ExportForm } from './ExportForm.tsx'
import { ManifestFacts } from './ManifestFacts.tsx'
import { useExport } from './useExport.ts'

interface Props {
  readonly batch: BatchView
  readonly filter: ItemFilter
  readonly selected: RowSpans | null
  readonly onClose: () => void
}

/** What goes out, in which form, and where to; then the writing itself. */
export function ExportDialog({ batch, filter, selected, onClose }: Props) {
  const out = useExport({ batch, filter, selected, onBegun: onClose })
  const { choice, plan, target } = out
  const canWrite = plan !== undefined && target !== null && plan.rows > 0 && choice.columns?.length !== 0
  const verb = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (plan && target) verb.current?.focus()
    // Once, as soon as it can be pressed.
  }, [plan !== undefined && target !== null])
  return (
    <Dialog
      title={`Export ${visibleText(batch.name)}`}
      error={out.error}
      onClose={onClose}
      note={plan && `About ${bytes(plan.bytes)}`}
      verb={
        <button
          type="button"
          ref={verb}
          className="btn primary"
          disabled={!canWrite || out.isBusy}
          onClick={out.write}
        >
          <Download className="i" aria-hidden /> {plan ? `Export ${counted(plan.rows, 'row')}` : 'Export'}
        </button>
      }
    >
      <BatchSummary batch={batch} isPart={choice.kind !== 'all'} />
      <ExportForm batch={batch} filter={filter} selected={selected} out={out} />
      <ManifestFacts batch={batch} fileName={plan?.fileName} />
      <Marked batch={batch} />
    </Dialog>
  )
}
