import type { LucideIcon } from 'lucide-react'
import { ArrowRight, Ellipsis, HardDriveDownload, PackageOpen, PencilLine, Trash2 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { WorkspaceLine } from '../../../shared/views/workspacesViews.ts'
import { visibleText } from '../../parts/format.ts'
import { switchTo, workspaceHere } from '../../route.ts'
import { ask } from './asked.ts'

interface Props {
  readonly workspace: WorkspaceLine
}

/** What can be done with one workspace. */
export function WorkspaceActions({ workspace: { name, trouble } }: Props) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="btn quiet icon"
        aria-label={`Actions for ${visibleText(name)}`}
        title="Actions"
      >
        <Ellipsis className="i s16" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
        {name !== workspaceHere() && <Act icon={ArrowRight} text="Switch to it" act={() => switchTo(name)} />}
        {trouble !== null && <Act icon={PackageOpen} text="Set aside…" act={() => ask('set-aside', name)} />}
        <Act icon={HardDriveDownload} text="Back up…" act={() => ask('backup', name)} />
        <Act icon={PencilLine} text="Rename…" act={() => ask('rename', name)} />
        <Act icon={Trash2} text="Delete…" act={() => ask('delete', name)} />
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

interface ActProps {
  readonly icon: LucideIcon
  readonly text: string
  readonly act: () => void
}

function Act({ icon: Icon, text, act }: ActProps) {
  return (
    <DropdownMenu.Item className="option" onSelect={act}>
      <Icon className="i t3" aria-hidden /> {text}
    </DropdownMenu.Item>
  )
}
