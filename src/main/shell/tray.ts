import type { MenuItemConstructorOptions } from 'electron'
import { Menu, nativeImage, Tray } from 'electron'
import type { Figures } from '../../shared/figures.ts'
import type { Glance } from '../api/runs/glance.ts'

export interface TrayActions {
  readonly isMac: boolean
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
      tray = new Tray(iconFor(actions.isMac))
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

/** The mark of the rail. macOS colours a black one by itself. */
function iconFor(isMac: boolean): Electron.NativeImage {
  const icon = nativeImage.createFromDataURL(`data:image/png;base64,${isMac ? black : blue}`)
  icon.setTemplateImage(isMac)
  return icon.resize({ width: 16, height: 16 })
}

const blue =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAABMElEQVR42u2XwRGDIBBF7YASKIECcqAESqAESrCElGAJlkAJlsAld0pIOPzMMIRVFk1y4fDHUdflC/85ON3cY/qnpmFgGDjxsEqykPqlAZO0JT0Lbbj3NQMyaa0MXGpF7aUGXFJsGPytiGdYBpYknZ0LrG+oDOAx3QoyuFbWBfQQWV+NsT4MtLzZVpgspYl81MQ2MDPyMvcYCEShJ0Il8cZ6574negYqhAbuZ4RIEtPsCaOaMOKyvqYXQ8HAUFyNoe3A0PZgqCpLQk23zTJgd+pM5RM+MGRjqDowVGcwXHFUF2Coip6nMFwapnb5BoamA0PTg6FkYOiyDDgGhvIIw3gQniMM98Icz2B4b1xbgVo2hpGJYcum1e9kpBpCi/XxQEZfsPXW6OXR244fk2Eg1wvhUV8slqHwIwAAAABJRU5ErkJggg=='
const black =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAABIElEQVR42u2WYQ3DIBCF6wAJSEACEpCAhEpAwiRUQiUgoRIqAQkbP14TwjjK0XbJEl7ysmy9vqNwX7NpGhr6Y6loC6tfNjbRW/Q784Zrj0lGr4XGuVfU3qo5OjQ0PxxwD0tLtE6+C5zvXmjgsd0KNvgtr9uRIZJcjV5fanmyLVtkLk3MR8nsBTjGbrqeBexEoSeGSuKJdeW6JzL3GmIOnolgTQR74ngkso7cblQFA0NxN4a2A0Pbg6EqHAm13TaZAVupM4VX+MCQjaHqwFBdwXDFp7oBQ5VlXsJwadja5QkMTQeGpgdDycBwTmZgZmAozzAMJ8NzhmFtmMMVDF+NZytQy8YwMDFs+dPqKzNCvvMX3OhOtrtVGlke2XYaGkr0AfkIJtK3W89UAAAAAElFTkSuQmCC'
