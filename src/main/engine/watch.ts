import { heartbeatEveryMs } from '../store/batches/leases.ts'
import type { RunDeps } from './runDeps.ts'

/** What the operator asks for takes effect within this time. */
export const watchEveryMs = 450

/** Keeps the lease alive and looks for what the operator asks, until the run has ended. */
export async function watch(deps: RunDeps, ended: AbortSignal): Promise<void> {
  const { store, lease, clock, steering, control } = deps
  for (let beatAt = -Infinity; !ended.aborted; await clock.sleep(watchEveryMs, ended)) {
    try {
      const now = clock.now()
      // A clock that was set back must not silence the heartbeat.
      if (Math.abs(now - beatAt) >= heartbeatEveryMs) {
        store.leases.heartbeat(lease, (beatAt = now))
        store.itemChanges.trim()
      }
      steering.look()
    } catch (error) {
      control.fail(error)
    }
  }
}
