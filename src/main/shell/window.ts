import { app, BrowserWindow, nativeTheme } from 'electron'
import { ourPage } from '../api/page/ourAddress.ts'
import type { readWindowState } from './windowState.ts'

export interface WindowOptions {
  readonly preload: string
  readonly state: ReturnType<typeof readWindowState>
  /** Developers' tools are for developers. */
  readonly hasDevTools: boolean
}

/** What a window that grows shows until its page is drawn: `--surface` of the page's tokens.css. */
const surface = { light: '#ffffff', dark: '#14171b' }

/** The window with our page in it, shown as soon as there is something to see. */
export function openWindow({ preload, state, hasDevTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Millrace',
    width: 1280,
    height: 800,
    ...state.bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? surface.dark : surface.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: hasDevTools,
    },
  })
  window.once('ready-to-show', () => {
    if (state.isMaximized) window.maximize()
    window.show()
  })
  return window
}

/**
 * Goes to a screen: `#/...`. Only the fragment changes, so the page is not loaded anew. It hears how the system writes
 * numbers and dates, whatever language that speaks: Chromium would tell it only the one language that comes with it.
 */
export async function showScreen(window: BrowserWindow, screen: string): Promise<void> {
  await window.loadURL(`${ourPage}?locale=${encodeURIComponent(app.getSystemLocale())}${screen}`)
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Out of the way while batches run. Under Linux it stays within reach, since nobody knows whether there is a tray. */
export function putAway(window: BrowserWindow, platform: NodeJS.Platform): void {
  if (platform === 'linux') window.minimize()
  else window.hide()
}
