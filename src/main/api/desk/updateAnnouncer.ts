import type { AppConfig } from '../../app.ts'
import { sizeOf, takesLongToOpen } from '../../store/workspaceFile/inspect.ts'
import { BeingUpdated, workspacePath } from '../../workspaces.ts'

/** All else stands still while a workspace is brought up to date: the page has so long to show that it is. */
const shownWithinMs = 500

/** Makes the function that refuses a workspace whose opening takes a while, until its page has had time to say so. */
export function updateAnnouncer({
  dataDir,
  clock,
}: Pick<AppConfig, 'dataDir' | 'clock'>): (workspace: string) => void {
  const saidAt = new Map<string, number>()
  return (workspace) => {
    const path = workspacePath(dataDir, workspace)
    if (!takesLongToOpen(path)) return
    const now = clock.now()
    const said = saidAt.get(workspace) ?? now
    saidAt.set(workspace, said)
    // Either way: a clock that was set back must not keep it shut.
    if (Math.abs(now - said) < shownWithinMs) throw new BeingUpdated(workspace, sizeOf(path).bytes)
    saidAt.delete(workspace)
  }
}
