import type { AppConfig } from '../../app.ts'
import { sizeOf, takesLongToOpen } from '../../store/workspaceFile/inspect.ts'
import { BeingUpdated, workspacePath } from '../../workspaces.ts'

/** All else stands still while a workspace is brought up to date: the page has so long to show that it is. */
const shownWithinMs = 500

/** A page asks every second. What has failed, as for want of room, is not copied again each time. */
const againAfterMs = 30_000

interface Failed {
  readonly error: unknown
  readonly at: number
}

/**
 * Makes the function that opens a workspace. One whose opening takes a while is refused until its page has had time to
 * say so; one that could not be brought up to date is refused for the same reason for half a minute.
 */
export function updateGate({
  dataDir,
  clock,
}: Pick<AppConfig, 'dataDir' | 'clock'>): <T>(workspace: string, open: () => T) => T {
  const saidAt = new Map<string, number>()
  const failed = new Map<string, Failed>()
  // Either way: a clock that was set back must not keep it shut.
  const isWithin = (at: number, ms: number): boolean => Math.abs(clock.now() - at) < ms
  return (workspace, open) => {
    const path = workspacePath(dataDir, workspace)
    if (!takesLongToOpen(path)) return open()
    const last = failed.get(workspace)
    if (last && isWithin(last.at, againAfterMs)) throw last.error
    const said = saidAt.get(workspace) ?? clock.now()
    saidAt.set(workspace, said)
    if (isWithin(said, shownWithinMs)) throw new BeingUpdated(workspace, sizeOf(path).bytes)
    saidAt.delete(workspace)
    failed.delete(workspace)
    try {
      return open()
    } catch (error) {
      failed.set(workspace, { error, at: clock.now() })
      throw error
    }
  }
}
