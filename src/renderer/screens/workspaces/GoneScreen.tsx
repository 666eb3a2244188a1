import { Plus } from 'lucide-react'
import { newWorkspace } from '../../parts/newWorkspace.ts'
import { RunningCount } from '../../parts/RunningCount.tsx'
import { visibleText } from '../../parts/format.ts'
import { useWorkspaces } from '../../parts/useWorkspaces.ts'
import { linkTo, workspaceHere } from '../../route.ts'

/** The address names a workspace that is not there. None is made for it; the others are offered. */
export function GoneScreen() {
  const { value } = useWorkspaces()
  return (
    <>
      <header className="top">
        <h1>No such workspace</h1>
      </header>
      <div className="scroll pad grid content-start justify-items-start gap-4">
        <p className="lead" role="alert">
          There is no workspace “{visibleText(workspaceHere() ?? '')}”.
        </p>
        <p className="t2">
          It may have been renamed or deleted since this page was opened. Nothing was lost by it: see All
          workspaces.
        </p>
        <ul className="grid gap-2" aria-label="Workspaces">
          {value?.workspaces.map(({ name, running }) => (
            <li key={name} className="row gap-3">
              <a className="link" href={linkTo('batches', undefined, name)}>
                {visibleText(name)}
              </a>
              <RunningCount running={running} />
            </li>
          ))}
        </ul>
        <div className="row gap-2">
          <a className="btn" href={linkTo('workspaces')}>
            All workspaces
          </a>
          <button type="button" className="btn primary" onClick={newWorkspace}>
            <Plus className="i" aria-hidden /> New workspace
          </button>
        </div>
      </div>
    </>
  )
}
