import { FolderOpen, Plus } from 'lucide-react'
import { counted } from '../../parts/format.ts'
import { useOffer } from '../../commands.ts'
import { AllKeys } from '../../parts/AllKeys.tsx'
import { DeadEnd } from '../../parts/DeadEnd.tsx'
import { Outlines } from '../../parts/Outlines.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { useWorkspaces } from '../../parts/useWorkspaces.ts'
import { ask, useAsked } from './asked.ts'
import { DeletedList } from './DeletedList.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { useRestore } from './useRestore.ts'
import { WorkspaceDialogs } from './WorkspaceDialogs.tsx'
import { WorkspacesTable } from './WorkspacesTable.tsx'

/** All workspaces of the data folder, and what can be done with them as wholes. */
export function WorkspacesScreen() {
  const { value, error } = useWorkspaces()
  const asked = useAsked()
  const restore = useRestore()
  useOffer([
    { id: 'open-backup', group: 'Go to', icon: FolderOpen, text: 'Open a backup…', run: restore.choose },
  ])
  if (!value) return error ? <DeadEnd title="Workspaces" message={error} /> : <Outlines title="Workspaces" />
  const { workspaces, deleted, deletedFolder } = value
  return (
    <>
      <header className="top">
        <h1>Workspaces</h1>
        <span className="grow" />
        <button type="button" className="btn" disabled={restore.isBusy} onClick={restore.choose}>
          <FolderOpen className="i" aria-hidden /> {restore.isBusy ? 'Reading the file…' : 'Open a backup…'}
        </button>
        <button type="button" className="btn primary" onClick={() => ask('new')}>
          <Plus className="i" aria-hidden /> New workspace
        </button>
      </header>
      {(restore.error ?? error) && (
        <div className="px-4 pt-3">
          <Trouble message={restore.error ?? error!} />
        </div>
      )}
      <div className="scroll -mt-px" tabIndex={0} role="region" aria-label="Workspaces">
        <WorkspacesTable workspaces={workspaces} />
        <p className="pad small t2">
          Each workspace is one file with its own batches, answers, cache and budgets. Workspaces share
          nothing but the key and the settings of this machine. Batches keep running in workspaces that no
          page shows.
        </p>
        <DeletedList deleted={deleted} folder={deletedFolder} />
      </div>
      <footer className="status">
        <span>{counted(workspaces.length, 'workspace')}</span>
        <span className="grow" />
        <AllKeys />
      </footer>
      <WorkspaceDialogs asked={asked} workspaces={workspaces} deletedFolder={deletedFolder} />
      {restore.backup && (
        <RestoreDialog
          backup={restore.backup}
          taken={workspaces.map(({ name }) => name)}
          onClose={restore.forget}
        />
      )}
    </>
  )
}
