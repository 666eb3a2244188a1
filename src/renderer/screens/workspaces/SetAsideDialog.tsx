import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract.ts'
import type { WorkspaceLine } from '../../../shared/views/workspacesViews.ts'
import { callOutside } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { moment, visibleText } from '../../parts/format.ts'
import { useAction } from '../../parts/useAction.ts'
import { linkTo } from '../../route.ts'

interface Props {
  readonly workspace: WorkspaceLine
  readonly onClose: () => void
}

/** A damaged file makes room: first what would take its place, then where it is kept. */
export function SetAsideDialog({ workspace: { name, backupAt }, onClose }: Props) {
  const [done, setDone] = useState<CallOutput<'workspaces.setAside'> | null>(null)
  const action = useAction()
  const title = `Set aside ${visibleText(name)}`
  const setAside = async (): Promise<void> => setDone(await callOutside('workspaces.setAside', { name }))
  if (done) return <Done title={title} name={name} done={done} onClose={onClose} />
  return (
    <Dialog
      title={title}
      error={action.error}
      note="A file that turns out to be sound stays where it is."
      onClose={onClose}
      verb={
        <button
          type="button"
          className="btn primary"
          disabled={action.isBusy}
          onClick={() => void action.run(setAside)}
        >
          Set it aside
        </button>
      }
    >
      <p>
        Its file is moved to a folder of its own and kept.{' '}
        {backupAt === null
          ? 'There is no backup, so an empty workspace takes its place.'
          : `Its newest backup, of ${moment(backupAt)}, takes its place; what was done since is in the damaged file only.`}
      </p>
    </Dialog>
  )
}

interface DoneProps {
  readonly title: string
  readonly name: string
  readonly done: CallOutput<'workspaces.setAside'>
  readonly onClose: () => void
}

function Done({ title, name, done: { folder, backupAt }, onClose }: DoneProps) {
  return (
    <Dialog
      title={title}
      closing="Close"
      onClose={onClose}
      verb={
        <a className="btn primary" autoFocus href={linkTo('batches', undefined, name)}>
          Open the workspace
        </a>
      }
    >
      <p>
        The damaged file is in <span className="mono wrap-anywhere">{folder}</span>.{' '}
        {backupAt === null
          ? 'An empty workspace is in its place.'
          : `The backup of ${moment(backupAt)} is in its place.`}
      </p>
    </Dialog>
  )
}
