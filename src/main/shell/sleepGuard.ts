import type { PowerSaveBlocker } from 'electron'

/** Keeps the machine awake, its screen not, for as long as it is told that something runs. */
export function createSleepGuard(
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
): (isRunning: boolean) => void {
  let held: number | null = null
  return (isRunning) => {
    if (isRunning && held === null) held = blocker.start('prevent-app-suspension')
    if (!isRunning && held !== null) {
      blocker.stop(held)
      held = null
    }
  }
}
