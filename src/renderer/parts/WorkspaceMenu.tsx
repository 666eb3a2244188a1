import { Check, ChevronsUpDown, Database, Plus, Waves } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { WorkspaceLine } from '../../shared/views/workspacesViews.ts'
import { go, switchTo, workspaceHere } from '../route.ts'
import { visibleText } from './format.ts'
import { RunningCount } from './RunningCount.tsx'
import { newWorkspace } from './newWorkspace.ts'
import { useWorkspaces } from './useWorkspaces.ts'

/** Where the page is, and the way to other workspaces. */
export function WorkspaceMenu() {
  const [isOpen, setOpen] = useState(false)
  const { value, error } = useWorkspaces(isOpen)
  // Nothing may slide in under a click.
  const isRead = value !== undefined || error !== null
  const name = visibleText(workspaceHere() ?? '')
  return (
    <DropdownMenu.Root modal={false} open={isOpen && isRead} onOpenChange={setOpen}>
      <DropdownMenu.Trigger className="ws" aria-label={`Workspace ${name}`} title={name}>
        <span className="mark">
          <Waves className="i" aria-hidden />
        </span>
        <span className="cut grow">{name}</span>
        <ChevronsUpDown className="i t3" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu wsmenu" align="start" sideOffset={4}>
        {value?.workspaces.map((workspace) => (
          <Switch key={workspace.name} workspace={workspace} />
        ))}
        {value && value.workspaces.length > 0 && <DropdownMenu.Separator className="separator" />}
        <DropdownMenu.Item className="option" onSelect={newWorkspace}>
          <Plus className="i t3" aria-hidden /> New workspace…
        </DropdownMenu.Item>
        <DropdownMenu.Item className="option" onSelect={() => go('workspaces')}>
          <Database className="i t3" aria-hidden /> All workspaces…
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

function Switch({ workspace: { name, running } }: { readonly workspace: WorkspaceLine }) {
  const isHere = name === workspaceHere()
  return (
    <DropdownMenu.CheckboxItem className="option" checked={isHere} onSelect={() => isHere || switchTo(name)}>
      <span className="tick">{isHere && <Check className="i" aria-hidden />}</span>
      <span className="cut grow">{visibleText(name)}</span>
      <RunningCount running={running} />
    </DropdownMenu.CheckboxItem>
  )
}
