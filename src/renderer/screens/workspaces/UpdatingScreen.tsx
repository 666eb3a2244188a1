import { visibleText } from '../../parts/format.ts'
import { workspaceHere } from '../../route.ts'

/** An earlier Millrace wrote this workspace, and its file is large: what is done meanwhile. The page goes on by itself. */
export function UpdatingScreen() {
  return (
    <>
      <header className="top">
        <h1>Bringing the workspace up to date…</h1>
      </header>
      <div className="scroll pad grid content-start gap-4" role="status">
        <p className="lead">
          “{visibleText(workspaceHere() ?? '')}” was written by an earlier version of Millrace.
        </p>
        <p className="t2">
          A backup of it is made first. With a large workspace this takes a while; nothing else is answered
          meanwhile, and then the page goes on by itself.
        </p>
      </div>
    </>
  )
}
