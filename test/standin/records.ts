export type DialogKind = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'

/** What the test answers to a dialog. */
export type DialogAnswer = { [K in DialogKind]?: Awaited<ReturnType<Electron.Dialog[K]>> }

/** Everything the app asked of the desktop, in order. */
export interface Records {
  windows: {
    id: number
    options: Electron.BrowserWindowConstructorOptions
    webPreferences: Electron.WebPreferences
  }[]
  dialogs: { kind: DialogKind; options: any; answer: unknown }[]
  external: string[]
  menus: any[]
  calls: string[]
  session: string[]
  schemes: Electron.CustomScheme[][]
  /** What `ipcMain.handle` listens on. */
  channels: string[]
  /** What the page got back through its channel, as text. */
  replies: string[]
  lifecycle: string[]
  notifications: { title: string; body: string }[]
  /** What the bar of the system showed, newest last. */
  progress: { progress: number; mode: string }[]
  /** `start`, `stop` and what for. */
  awake: string[]
  /** The menus of the tray; null where it went. */
  trays: any[]
  clipboard: string[]
  errorBoxes: { title: string; content: string }[]
  navigations: { url: string; prevented: boolean }[]
  opens: { url: string; action: string }[]
  /** Requests outside of the app's own schemes: none gets through. */
  refused: { url: string; cancelledByApp: boolean }[]
  console: { type: string; text: string }[]
  pageErrors: string[]
  mainErrors: { kind: string; text: string }[]
}

export function emptyRecords(): Records {
  return {
    windows: [],
    dialogs: [],
    external: [],
    menus: [],
    calls: [],
    session: [],
    schemes: [],
    channels: [],
    replies: [],
    lifecycle: [],
    notifications: [],
    progress: [],
    awake: [],
    trays: [],
    clipboard: [],
    errorBoxes: [],
    navigations: [],
    opens: [],
    refused: [],
    console: [],
    pageErrors: [],
    mainErrors: [],
  }
}
