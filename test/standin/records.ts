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
    errorBoxes: [],
    navigations: [],
    opens: [],
    refused: [],
    console: [],
    pageErrors: [],
    mainErrors: [],
  }
}
