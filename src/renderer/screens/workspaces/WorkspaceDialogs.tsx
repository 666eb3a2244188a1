import type { WorkspaceLine } from '../../../shared/views/workspacesViews.ts'
import { workspaceNameRule } from '../../../shared/words/workspaceNameRule.ts'
import { callOutside } from '../../api.ts'
import { bytes, counted, money, visibleText } from '../../parts/format.ts'
import { linkTo, switchTo, workspaceHere } from '../../route.ts'
import type { Asked } from './asked.ts'
import { askNothing } from './asked.ts'
import { BackUpDialog } from './BackUpDialog.tsx'
import { NameDialog } from '../../parts/NameDialog.tsx'
import { SetAsideDialog } from './SetAsideDialog.tsx'

interface Props {
  readonly asked: Asked
  readonly workspaces: readonly WorkspaceLine[]
  readonly deletedFolder: string
}

/** The dialog that the address asks for; none for a workspace that is not there. */
export function WorkspaceDialogs({ asked: { what, name }, workspaces, deletedFolder }: Props) {
  if (what === null) return null
  if (what === 'new') return <MakeDialog />
  const workspace = workspaces.find((one) => one.name === name)
  if (!workspace) return null
  if (what === 'rename') return <RenameDialog workspace={workspace} />
  if (what === 'backup') return <BackUpDialog name={name} onClose={askNothing} />
  if (what === 'set-aside') return <SetAsideDialog workspace={workspace} onClose={askNothing} />
  const other = workspaces.find((one) => one.name !== name)
  return <DeleteDialog workspace={workspace} folder={deletedFolder} other={other?.name ?? null} />
}

async function make(typed: string): Promise<void> {
  const { name } = await callOutside('workspaces.make', { name: typed })
  switchTo(name)
}

function MakeDialog() {
  return (
    <NameDialog
      title="New workspace"
      verb="Create workspace"
      rule={workspaceNameRule}
      onDone={make}
      onClose={askNothing}
    >
      <p>
        It starts empty: its own batches, answers, cache and budgets, in one file of its own. The key and the
        settings are those of this machine.
      </p>
    </NameDialog>
  )
}

/** Commands that name no workspace mean this one. */
const usual = 'default'

/** A file that is worked in cannot be moved. */
function whyNotMoved({ running }: WorkspaceLine): string | null {
  if (!running) return null
  const [it, its] = running === 1 ? ['it', 'its'] : ['them', 'their']
  return `${counted(running, 'batch is', 'batches are')} at work in it. Pause ${it}, or wait for ${its} end.`
}

function RenameDialog({ workspace }: { readonly workspace: WorkspaceLine }) {
  const { name } = workspace
  const rename = async (typed: string): Promise<void> => {
    const renamed = await callOutside('workspaces.rename', { name, to: typed })
    if (name === workspaceHere()) location.hash = linkTo('workspaces', undefined, renamed.name)
    else askNothing()
  }
  return (
    <NameDialog
      title={`Rename ${visibleText(name)}`}
      whyNot={whyNotMoved(workspace)}
      verb="Rename"
      start={name}
      rule={workspaceNameRule}
      fits={(typed) => typed.trim() !== '' && typed.trim() !== name}
      onDone={rename}
      onClose={askNothing}
    >
      <p>Pages and links that name “{visibleText(name)}” will say that it is not there any more.</p>
      {name === usual && <WithoutUsual />}
    </NameDialog>
  )
}

interface DeleteProps {
  readonly workspace: WorkspaceLine
  readonly folder: string
  readonly other: string | null
}

function DeleteDialog({ workspace, folder, other }: DeleteProps) {
  const { name, batches, spentNanoUsd, practiceNanoUsd } = workspace
  const remove = async (typed: string): Promise<void> => {
    await callOutside('workspaces.delete', { name, typed })
    if (name === workspaceHere() && other !== null) location.hash = linkTo('workspaces', undefined, other)
    else askNothing()
  }
  return (
    <NameDialog
      isDanger
      title={`Delete ${visibleText(name)}`}
      whyNot={whyNotMoved(workspace)}
      verb="Delete workspace"
      label={`Type ${visibleText(name)} to delete it`}
      fits={(typed) => typed.trim() === name}
      onDone={remove}
      onClose={askNothing}
    >
      <p>
        {batches === null
          ? 'What it holds cannot be read.'
          : `It holds ${counted(batches, 'batch', 'batches')}; ${money(spentNanoUsd)} was spent${practiceNanoUsd ? `, and practice was free (${money(practiceNanoUsd)} at list prices)` : ''}.`}
      </p>
      <p>
        It leaves the list, and nothing is erased: its file ({bytes(workspace.bytes)}) and its backups are
        kept in <span className="mono wrap-anywhere">{folder}</span>. Put back brings it back; to free the
        space, remove it from that folder yourself.
      </p>
      {name === usual && <WithoutUsual />}
    </NameDialog>
  )
}

function WithoutUsual() {
  return (
    <p>
      Commands that name no workspace use “{usual}”. The next import of such a command makes a new, empty one.
    </p>
  )
}
