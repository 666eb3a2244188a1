import type { LucideIcon } from 'lucide-react'
import { ArrowRight, HardDriveDownload, PackageOpen, PencilLine, Trash2 } from 'lucide-react'
import type { WorkspaceLine } from '../../../shared/views/workspacesViews.ts'
import { visibleText } from '../../parts/format.ts'
import { MenuOption, MoreMenu } from '../../parts/Menu.tsx'
import { switchTo, workspaceHere } from '../../route.ts'
import { ask } from './asked.ts'

interface Props {
  readonly workspace: WorkspaceLine
}

/** What can be done with one workspace. */
export function WorkspaceActions({ workspace: { name, trouble } }: Props) {
  return (
    <MoreMenu label={`Actions for ${visibleText(name)}`} title="Actions">
      {name !== workspaceHere() && <Act icon={ArrowRight} text="Switch to it" act={() => switchTo(name)} />}
      {trouble !== null && <Act icon={PackageOpen} text="Set aside…" act={() => ask('set-aside', name)} />}
      <Act icon={HardDriveDownload} text="Back up…" act={() => ask('backup', name)} />
      <Act icon={PencilLine} text="Rename…" act={() => ask('rename', name)} />
      <Act icon={Trash2} text="Delete…" act={() => ask('delete', name)} />
    </MoreMenu>
  )
}

interface ActProps {
  readonly icon: LucideIcon
  readonly text: string
  readonly act: () => void
}

function Act({ icon: Icon, text, act }: ActProps) {
  return (
    <MenuOption onSelect={act}>
      <Icon className="i t3" aria-hidden /> {text}
    </MenuOption>
  )
}
