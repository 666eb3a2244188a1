import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { visibleText } from '../../parts/format.ts'
import { newWorkspace } from '../../parts/newWorkspace.ts'
import { RunningCount } from '../../parts/RunningCount.tsx'
import { useWorkspaces } from '../../parts/useWorkspaces.ts'
import { linkTo, workspaceHere } from '../../route.ts'

/** The way on from a workspace that cannot be shown: to all others, and what else is offered. */
export function OtherWorkspaces({ children }: { readonly children?: ReactNode }) {
  const { value } = useWorkspaces()
  const others = value?.workspaces.filter(({ name }) => name !== workspaceHere()) ?? []
  return (
    <>
      <ul className="grid gap-2" aria-label="Workspaces">
        {others.map(({ name, running }) => (
          <li key={name} className="row gap-3">
            <a className="link" href={linkTo('batches', undefined, name)}>
              {visibleText(name)}
            </a>
            <RunningCount running={running} />
          </li>
        ))}
      </ul>
      <div className="row gap-2">
        {children}
        <a className="btn" href={linkTo('workspaces')}>
          All workspaces
        </a>
        <button type="button" className={children ? 'btn' : 'btn primary'} onClick={newWorkspace}>
          <Plus className="i" aria-hidden /> New workspace
        </button>
      </div>
    </>
  )
}
