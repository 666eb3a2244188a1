import { PackageOpen } from 'lucide-react'
import { askAbout } from '../../parts/newWorkspace.ts'
import { visibleText } from '../../parts/format.ts'
import { workspaceHere } from '../../route.ts'
import { OtherWorkspaces } from './OtherWorkspaces.tsx'

/** The file of this workspace cannot be opened: what is wrong with it, what can be done, and the way to the others. */
export function DamagedScreen({ finding }: { readonly finding: string }) {
  const name = workspaceHere() ?? ''
  return (
    <>
      <header className="top">
        <h1>Damaged workspace</h1>
      </header>
      <div className="scroll pad grid content-start justify-items-start gap-4">
        <p className="lead" role="alert">
          The workspace “{visibleText(name)}” cannot be opened.
        </p>
        <p className="t2 wrap-anywhere">{visibleText(finding)}</p>
        <p className="t2">
          Other workspaces are not touched by it. To work on in this one, set the damaged file aside: it is
          kept, and its newest backup or an empty workspace takes its place.
        </p>
        <OtherWorkspaces>
          <button type="button" className="btn primary" onClick={() => askAbout('set-aside', name)}>
            <PackageOpen className="i" aria-hidden /> Set it aside…
          </button>
        </OtherWorkspaces>
      </div>
    </>
  )
}
