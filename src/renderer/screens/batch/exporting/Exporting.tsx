import { Check } from 'lucide-react'
import { useEffect } from 'react'
import type { Exported } from '../../../../shared/views/deskViews.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { bytes, number } from '../../../parts/format.ts'
import { Progress } from '../../../parts/Progress.tsx'
import { startDownload } from '../../../parts/startDownload.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { cancelJob, useJob } from '../../../parts/useJob.ts'

interface Props {
  readonly job: string
  readonly rows: number | null
  readonly onClose: () => void
}

/** The writing of the file, and what was written. A cancelled export leaves no file. */
export function Exporting({ job, rows, onClose }: Props) {
  const view = useJob(job)
  const exported = view?.result?.kind === 'export' ? view.result.exported : null
  const isRunning = !view || view.state === 'running'
  return (
    <Dialog
      title={isRunning ? 'Exporting' : exported ? 'Exported' : 'Not exported'}
      onClose={isRunning ? () => void cancelJob(job).then(onClose) : onClose}
      footer={
        <>
          <span className="grow" />
          {isRunning ? (
            <button type="button" className="btn" onClick={() => void cancelJob(job)}>
              Cancel
            </button>
          ) : (
            <button type="button" className="btn primary" onClick={onClose}>
              Close
            </button>
          )}
        </>
      }
    >
      {isRunning && <Progress done={view?.done ?? 0} total={rows} unit="rows" />}
      {view?.state === 'failed' && <Trouble message={view.error ?? 'The export failed.'} />}
      {view?.state === 'cancelled' && <p>The export was cancelled. No file was left behind.</p>}
      {exported && <Result exported={exported} />}
    </Dialog>
  )
}

function Result({ exported }: { readonly exported: Exported }) {
  const { shown, manifest, rows, sha256, cutCells, downloads } = exported
  const first = downloads[0]
  useEffect(() => {
    if (first) startDownload(first)
  }, [first?.url])
  return (
    <>
      <p className="row lead">
        <Check className="i s16 c-model" aria-hidden />
        {number(rows)} rows, {bytes(exported.bytes)}
      </p>
      <dl className="kvs one frame">
        <dt>File</dt>
        <dd>{first?.name ?? shown}</dd>
        <dt>Manifest</dt>
        <dd>
          {downloads[1] ? (
            <button type="button" className="link" onClick={() => startDownload(downloads[1]!)}>
              Download {downloads[1].name}
            </button>
          ) : (
            manifest
          )}
        </dd>
        <dt>sha256</dt>
        <dd className="mono">{sha256}</dd>
      </dl>
      {cutCells > 0 && (
        <p className="small c-default">
          {number(cutCells)} cells were too long for a spreadsheet and were cut. CSV and JSONL hold them
          whole.
        </p>
      )}
    </>
  )
}
