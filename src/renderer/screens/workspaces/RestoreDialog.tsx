import { useState } from 'react'
import { workspaceNameRule } from '../../../shared/words/workspaceNameRule.ts'
import { callOutside } from '../../api.ts'
import { visibleText } from '../../parts/format.ts'
import { linkTo } from '../../route.ts'
import { CopyDialog } from './CopyDialog.tsx'
import { freeName } from './freeName.ts'
import { NameDialog } from '../../parts/NameDialog.tsx'
import type { Backup } from './useRestore.ts'

interface Props {
  readonly backup: Backup
  /** The names of all workspaces. */
  readonly taken: readonly string[]
  readonly onClose: () => void
}

/** A workspace from a backup, under a name of its own: none that is there is replaced. */
export function RestoreDialog({ backup: { source, fileName }, taken, onClose }: Props) {
  const [job, setJob] = useState<string | null>(null)
  const title = 'Open a backup'
  const start = async (name: string): Promise<void> =>
    setJob((await callOutside('workspaces.restore', { source, name })).job)
  if (job !== null)
    return (
      <CopyDialog job={job} title={title} onClose={onClose}>
        {(result) => result.kind === 'workspace' && <Made name={result.name} />}
      </CopyDialog>
    )
  return (
    <NameDialog
      title={title}
      verb="Create workspace"
      label="Name of the new workspace"
      start={freeName(nameIn(fileName), taken)}
      rule={workspaceNameRule}
      onDone={start}
      onClose={onClose}
    >
      <p className="wrap-anywhere">
        From {visibleText(fileName)}. The backup stays as it is. Batches that ran when it was made are paused.
      </p>
    </NameDialog>
  )
}

function nameIn(fileName: string): string {
  return fileName.replace(/(-backup-[\d-]+)?( \(\d+\))?\.db$/i, '')
}

function Made({ name }: { readonly name: string }) {
  return (
    <p>
      The workspace{' '}
      <a className="link" href={linkTo('batches', undefined, name)}>
        {visibleText(name)}
      </a>{' '}
      is there.
    </p>
  )
}
