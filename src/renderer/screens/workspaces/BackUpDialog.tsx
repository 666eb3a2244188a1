import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { WorkspaceCopy } from '../../../shared/views/workspacesViews.ts'
import { callOutside } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { bytes, visibleText } from '../../parts/format.ts'
import { startDownload } from '../../parts/startDownload.ts'
import { useAction } from '../../parts/useAction.ts'
import { CopyDialog } from './CopyDialog.tsx'

interface Props {
  readonly name: string
  readonly onClose: () => void
}

/** A whole copy of a workspace, to where the operator wants it. */
export function BackUpDialog({ name, onClose }: Props) {
  const [job, setJob] = useState<string | null>(null)
  const action = useAction()
  const start = (): void =>
    void action.run(async () => {
      const { target } = await callOutside('workspaces.target', { name })
      if (target !== null) setJob((await callOutside('workspaces.backUp', { name, target })).job)
    })
  const title = `Back up ${visibleText(name)}`
  if (job !== null)
    return (
      <CopyDialog job={job} title={title} onClose={onClose}>
        {(result) => result.kind === 'backup' && <Written copy={result.copy} />}
      </CopyDialog>
    )
  return (
    <Dialog
      title={title}
      error={action.error}
      onClose={onClose}
      verb={
        <button type="button" className="btn primary" autoFocus disabled={action.isBusy} onClick={start}>
          {window.millrace ? 'Choose a place…' : 'Make a backup'}
        </button>
      }
    >
      <p>
        One file with everything in it as it is now: batches, answers, history, cache and budgets. The key is
        not in it. Batches may go on running meanwhile.
      </p>
      <p className="small t2">“Open a backup” makes a workspace from it, here or on another machine.</p>
    </Dialog>
  )
}

function Written({ copy: { shown, bytes: size, downloads } }: { readonly copy: WorkspaceCopy }) {
  const [file] = downloads
  useEffect(() => {
    if (file) startDownload(file)
  }, [file?.url])
  return (
    <>
      <p className="row lead">
        <Check className="i s16 c-model" aria-hidden /> Backed up, {bytes(size)}
      </p>
      <p className="wrap-anywhere">{file ? `${file.name}, in the downloads of this browser` : shown}</p>
    </>
  )
}
