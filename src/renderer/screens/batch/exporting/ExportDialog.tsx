import { Download } from 'lucide-react'
import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { bytes, number } from '../../../parts/format.ts'
import { doneOf, SealBar, SealLine, Unaccounted } from '../../../parts/Seal.tsx'
import { Segments } from '../../../parts/Segments.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'
import { ColumnChoice } from './ColumnChoice.tsx'
import { Exporting } from './Exporting.tsx'
import type { RowsKind } from './exportChoice.ts'
import { formats, rowsFor } from './exportChoice.ts'
import type { Target } from './TargetField.tsx'
import { TargetField } from './TargetField.tsx'

interface Props {
  readonly batch: BatchView
  readonly filter: ItemFilter
  readonly selected: readonly number[] | null
  readonly onClose: () => void
}

/** What goes out, in which form, and where to; then the writing itself. */
export function ExportDialog({ batch, filter, selected, onClose }: Props) {
  const isFiltered = Object.keys(filter).length > 0
  const hasSelected = selected !== null && selected.length > 0
  const [kind, setKind] = useState<RowsKind>(hasSelected ? 'rows' : isFiltered ? 'filter' : 'all')
  const [format, setFormat] = useState<(typeof formats)[number]>('csv')
  const [columns, setColumns] = useState<readonly string[] | null>(null)
  const [target, setTarget] = useState<Target | null>(null)
  const [job, setJob] = useState<string | null>(null)
  const action = useAction()
  const rows = rowsFor(kind, filter, selected)
  const { value: plan, error } = useLive(
    'export.plan',
    job === null ? { batchId: batch.id, rows, format } : null,
  )
  const write = (): void =>
    void action.run(async () => {
      const place = target?.format === format ? target : await defaultTarget(plan!.fileName, format)
      if (place === null) return
      const request = {
        batchId: batch.id,
        rows,
        format,
        columns: columns === null ? null : [...columns],
        target: place.target,
        overwrite: place.isChosen,
      }
      setJob((await call('export.run', request)).job)
    })
  if (job !== null) return <Exporting job={job} rows={plan?.rows ?? null} onClose={onClose} />
  return (
    <Dialog
      title={`Export ${batch.name}`}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">{plan ? `about ${bytes(plan.bytes)}` : ''}</span>
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
      {(action.error ?? error) && <Trouble message={(action.error ?? error)!} />}
      <Summary batch={batch} />
      <div className="form">
        <span className="lab">Format</span>
        <Segments
          label="Format"
          value={format}
          options={formats.map((name) => ({ value: name, text: name.toUpperCase() }))}
          onChange={setFormat}
        />
        <span className="lab">Rows</span>
        <Segments
          label="Rows"
          value={kind}
          options={[
            { value: 'all', text: `All ${number(batch.seal.sourceRows - batch.seal.rejected)}` },
            { value: 'filter', text: 'Filtered', isOff: !isFiltered },
            { value: 'rows', text: `Selected ${number(selected?.length ?? 0)}`, isOff: !hasSelected },
          ]}
          onChange={setKind}
        />
        <span className="lab">Columns</span>
        {plan ? <ColumnChoice groups={plan.columns} chosen={columns} onChange={setColumns} /> : <span />}
        <span className="lab">File</span>
        {plan ? (
          <TargetField fileName={plan.fileName} format={format} target={target} onChange={setTarget} />
        ) : (
          <span />
        )}
      </div>
      <Marked batch={batch} />
    </Dialog>
  )
}

async function defaultTarget(fileName: string, format: Target['format']): Promise<Target | null> {
  const { target } = await call('export.target', { fileName, ask: false })
  return target && { ...target, format, isChosen: false }
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
