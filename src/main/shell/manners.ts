import type { BrowserWindow } from 'electron'
import { app, powerMonitor, powerSaveBlocker } from 'electron'
import { figuresIn } from '../../shared/words/figures.ts'
import { knownLocale } from '../../shared/words/knownLocale.ts'
import type { Followed, Turn } from './followBatches.ts'
import { followBatches } from './followBatches.ts'
import { createNotices } from './notices.ts'
import { sayTurn } from './sayTurn.ts'
import { createSleepGuard } from './sleepGuard.ts'
import { createTaskbar } from './taskbar.ts'
import type { TrayActions, WindowInTray } from './tray.ts'
import { createTray } from './tray.ts'

export interface MannersOptions extends TrayActions {
  readonly window: BrowserWindow
  readonly batches: Followed
  readonly mayNotify: () => boolean
  /** The machine woke up: the network may be another one. */
  readonly onWake: () => void
}

/** What the app does outside of its window while batches run: says, shows, stays awake. Returns the tray. */
export function showManners(options: MannersOptions): WindowInTray {
  const { window, batches, onWake } = options
  const figures = figuresIn(knownLocale(app.getSystemLocale()))
  const tray = createTray(options, figures)
  const taskbar = createTaskbar(window)
  const stayAwake = createSleepGuard(powerSaveBlocker)
  const notify = createNotices()
  window.on('show', () => tray.disappear())
  window.on('restore', () => tray.disappear())
  powerMonitor.on('resume', onWake)
  void followBatches(batches, (glances, turns) => {
    stayAwake(glances.some(({ status }) => status === 'running'))
    for (const turn of turns) tell(turn)
    taskbar.show(glances)
    tray.show(glances)
  }).finally(() => stayAwake(false))

  function tell({ now }: Turn): void {
    const words = sayTurn(now, figures)
    if (!words) return
    if (now.status === 'paused' && !now.isWaiting) taskbar.alarm(now)
    if (options.mayNotify() && !window.isFocused()) notify(words, () => options.openBatch(now))
  }
  return tray
}
