import type { BrowserWindow } from 'electron'
import type { Log } from '../log.ts'

/** Twice within this time, and another reload is the operator's choice. */
const soonMs = 60_000

export interface MendOptions {
  readonly log: Log
  readonly now: () => number
  /** Tells what happened; with `isAgain` it asks whether to load the page once more. */
  readonly say: (isAgain: boolean) => Promise<boolean>
}

/** Loads the page again when its process has died. What runs is not its matter and goes on. */
export function mendPage(window: BrowserWindow, { log, now, say }: MendOptions): void {
  let lastAt = -Infinity
  const sayAndLoad = async (isAgain: boolean): Promise<void> => {
    const isToLoad = await say(isAgain)
    if (isAgain && isToLoad && !window.isDestroyed()) window.webContents.reload()
  }
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.write('error', 'page gone', { reason, exitCode })
    const isAgain = Math.abs(now() - lastAt) < soonMs
    lastAt = now()
    if (!isAgain) window.webContents.reload()
    void sayAndLoad(isAgain)
  })
}
