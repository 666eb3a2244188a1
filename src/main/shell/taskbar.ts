import type { BrowserWindow } from 'electron'
import type { Glance } from '../api/runs/glance.ts'

type Mode = 'normal' | 'paused' | 'error'

/** Shows how far the batches under way are, where the system shows the window. */
export interface Taskbar {
  show(glances: readonly Glance[]): void
  /** A batch stopped by itself while nobody looked: said in red until somebody does. */
  alarm(stopped: Glance): void
}

export function createTaskbar(window: BrowserWindow): Taskbar {
  let stopped: Glance | null = null
  let shown = ''
  let last: readonly Glance[] = []

  function show(glances: readonly Glance[]): void {
    last = glances
    const [share, mode] = progressOf(glances, stopped)
    const next = `${share} ${mode}`
    if (next === shown || window.isDestroyed()) return
    shown = next
    window.setProgressBar(share, { mode })
  }

  window.on('focus', () => {
    stopped = null
    show(last)
  })
  return {
    show,
    alarm(glance) {
      if (window.isFocused()) return
      stopped = glance
      show(last)
    },
  }
}

/** How far all of them are together, in hundredths; -1 takes the bar away. */
function progressOf(glances: readonly Glance[], stopped: Glance | null): readonly [number, Mode] {
  const counted = glances.length > 0 ? glances : stopped ? [stopped] : []
  if (counted.length === 0) return [-1, 'normal']
  const rows = counted.reduce((sum, glance) => sum + glance.rows, 0)
  const open = counted.reduce((sum, glance) => sum + glance.open, 0)
  const share = Math.floor((100 * (rows - open)) / Math.max(1, rows)) / 100
  if (stopped) return [share, 'error']
  return [share, glances.some(({ status }) => status === 'running') ? 'normal' : 'paused']
}
