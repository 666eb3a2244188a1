import { Check, ChevronsUpDown, Database, Plus, Waves } from 'lucide-react'
import { useState } from 'react'
import type { WorkspaceLine } from '../../shared/views/workspacesViews.ts'
import { go, switchTo, workspaceHere } from '../route.ts'
import { visibleText } from './format.ts'
import { Menu, MenuChoice, MenuOption, MenuSeparator } from './Menu.tsx'
import { newWorkspace } from './newWorkspace.ts'
import { RunningCount } from './RunningCount.tsx'
import { useWorkspaces } from './useWorkspaces.ts'

/** Where the page is, and the way to other workspaces. */
export function WorkspaceMenu() {
  const [isOpen, setOpen] = useState(false)
  const { value, error } = useWorkspaces(isOpen)
  // Nothing may slide in under a click.
  const isRead = value !== undefined || error !== null
  const name = visibleText(workspaceHere() ?? '')
  return (
    <Menu
      button={{
        className: 'ws',
        'aria-label': `Workspace ${name}`,
        title: name,
        children: <Here name={name} />,
      }}
      align="start"
      className="wsmenu"
      open={isOpen && isRead}
      onOpenChange={setOpen}
    >
      {value?.workspaces.map((workspace) => (
        <WorkspaceChoice key={workspace.name} workspace={workspace} />
      ))}
      {value && value.workspaces.length > 0 && <MenuSeparator />}
      <MenuOption onSelect={newWorkspace}>
        <Plus className="i t3" aria-hidden /> New workspace…
      </MenuOption>
      <MenuOption onSelect={() => go('workspaces')}>
        <Database className="i t3" aria-hidden /> All workspaces…
      </MenuOption>
    </Menu>
  )
}

function Here({ name }: { readonly name: string }) {
  return (
    <>
      <span className="mark">
        <Waves className="i" aria-hidden />
      </span>
      <span className="cut grow">{name}</span>
      <ChevronsUpDown className="i t3" aria-hidden />
    </>
  )
}

function WorkspaceChoice({ workspace: { name, running } }: { readonly workspace: WorkspaceLine }) {
  const isHere = name === workspaceHere()
  return (
    <MenuChoice checked={isHere} onSelect={() => isHere || switchTo(name)}>
      <span className="tick">{isHere && <Check className="i" aria-hidden />}</span>
      <span className="cut grow">{visibleText(name)}</span>
      <RunningCount running={running} />
    </MenuChoice>
  )
}
