import { join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { Menu, nativeImage, Tray } from 'electron'
import type { Figures } from '../../shared/words/figures.ts'
import type { Glance } from '../api/runs/glance.ts'

export interface TrayActions {
  readonly isMac: boolean
  /** The folder of the pictures. */
  readonly icons: string
  readonly openWindow: () => void
  readonly openBatch: (glance: Glance) => void
  readonly pauseAll: () => void
  /** Pauses what runs first, without another question. */
  readonly quit: () => void
}

/** Stands for the window while that is put away. */
export interface WindowInTray {
  appear(): void
  disappear(): void
  show(glances: readonly Glance[]): void
}

export function createTray(actions: TrayActions, figures: Figures): WindowInTray {
  let tray: Tray | null = null
  let glances: readonly Glance[] = []
  const refresh = (): void => {
    tray?.setToolTip(summaryOf(glances, figures))
    // Under Linux a menu is shown as it was when it was set.
    tray?.setContextMenu(Menu.buildFromTemplate(templateOf(glances, actions, figures)))
  }
  return {
    appear() {
      if (tray) return
      tray = new Tray(iconIn(actions))
      tray.on('click', actions.openWindow)
      refresh()
    },
    disappear() {
      tray?.destroy()
      tray = null
    },
    show(next) {
      const isSame = summaryOf(next, figures) === summaryOf(glances, figures)
      glances = next
      if (!isSame) refresh()
    },
  }
}

/** `Millrace: tickets.csv 42%` */
function summaryOf(glances: readonly Glance[], figures: Figures): string {
  const lines = glances.map((glance) => lineOf(glance, figures))
  return lines.length === 0 ? 'Millrace' : `Millrace: ${lines.join(', ')}`
}

function lineOf({ name, rows, open, isWaiting }: Glance, { percent }: Figures): string {
  const share = Math.floor((100 * (rows - open)) / Math.max(1, rows)) / 100
  return isWaiting ? `${name} waits for the network` : `${name} ${percent(share)}`
}

function templateOf(
  glances: readonly Glance[],
  actions: TrayActions,
  figures: Figures,
): MenuItemConstructorOptions[] {
  const isRunning = glances.some(({ status }) => status === 'running')
  const lines = glances.map((glance) => ({
    // A single & would underline the letter behind it.
    label: lineOf(glance, figures).replaceAll('&', '&&'),
    click: () => actions.openBatch(glance),
  }))
  return [
    ...(lines.length > 0 ? lines : [{ label: 'Nothing is running', enabled: false }]),
    { type: 'separator' },
    { label: 'Open Millrace', click: actions.openWindow },
    { label: 'Pause All', enabled: glances.length > 0, click: actions.pauseAll },
    { type: 'separator' },
    { label: isRunning ? 'Pause and Quit' : 'Quit', click: actions.quit },
  ]
}

/** Electron takes the sharper picture beside it where the screen has one. macOS colours one called Template by itself. */
function iconIn({ icons, isMac }: TrayActions): Electron.NativeImage {
  return nativeImage.createFromPath(join(icons, isMac ? 'trayTemplate.png' : 'tray.png'))
}
