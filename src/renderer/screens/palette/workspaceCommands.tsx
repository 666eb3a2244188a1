import { Database, HardDriveDownload, PackageOpen, PencilLine, Plus, Trash2 } from 'lucide-react'
import type { WorkspaceLine } from '../../../shared/views/workspacesViews.ts'
import type { Command } from '../../commands.ts'
import { visibleText } from '../../parts/format.ts'
import { askAbout, newWorkspace } from '../../parts/newWorkspace.ts'
import { RunningCount } from '../../parts/RunningCount.tsx'
import { switchTo, workspaceHere } from '../../route.ts'

/** So many workspaces are there without being looked for. */
const workspacesShown = 4

/** The way to every other workspace, and to a new one. */
export function workspaceCommands(workspaces: readonly WorkspaceLine[]): Command[] {
  const others = workspaces.filter(({ name }) => name !== workspaceHere())
  const switches = others.map(({ name, running }, index): Command => ({
    ...{ id: `workspace ${name}`, group: 'Go to', icon: Database, text: `Switch to ${visibleText(name)}` },
    end: running ? <RunningCount running={running} /> : undefined,
    isHidden: index >= workspacesShown,
    run: () => switchTo(name),
  }))
  return [
    ...switches,
    { id: 'new-workspace', group: 'Go to', icon: Plus, text: 'New workspace…', run: newWorkspace },
    ...actsOn(workspaceHere(), workspaces),
  ]
}

const acts = [
  { what: 'set-aside', text: 'Set aside', icon: PackageOpen },
  { what: 'backup', text: 'Back up', icon: HardDriveDownload },
  { what: 'rename', text: 'Rename', icon: PencilLine },
  { what: 'delete', text: 'Delete', icon: Trash2 },
] as const

function actsOn(name: string | null, workspaces: readonly WorkspaceLine[]): Command[] {
  if (name === null) return []
  const isRead = workspaces.find((one) => one.name === name)?.trouble === null
  return acts
    .filter(({ what }) => what !== 'set-aside' || !isRead)
    .map(({ what, text, icon }) => ({
      ...{ id: `workspace-${what}`, group: 'Go to', icon, isHidden: true },
      text: `${text} the workspace ${visibleText(name)}…`,
      run: () => askAbout(what, name),
    }))
}
