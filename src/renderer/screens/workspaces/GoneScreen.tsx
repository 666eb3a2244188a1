import { visibleText } from '../../parts/format.ts'
import { workspaceHere } from '../../route.ts'
import { OtherWorkspaces } from './OtherWorkspaces.tsx'

/** The address names a workspace that is not there. None is made for it; the others are offered. */
export function GoneScreen() {
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
          It may have been renamed or deleted since this page was opened. Nothing was lost: see All
          workspaces.
        </p>
        <OtherWorkspaces />
      </div>
    </>
  )
}
