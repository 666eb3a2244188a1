import { EventEmitter } from 'node:events'
import { isAbsolute } from 'node:path'
import { encode } from '../wire.ts'
import { allClosed, app, requireReady } from './app.ts'
import { answers, control, named, record } from './control.ts'
import { defaultSession, requireScheme, topFrame } from './page.ts'
import { emitting, eventOf, fire, isPrevented, missing, strict } from './strict.ts'

const defaults = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
}
const windows = new Map<number, Window>()
type Opener = (details: any) => Electron.WindowOpenHandlerResponse
interface Known {
  readonly contents: any
  readonly window: Window
  readonly open: Opener
}
const known = new Map<number, Known>()

export const windowOf = (id: number): Known => known.get(id)!

function makeContents(window: Window): Electron.WebContents {
  // Nobody who decides: allowed, as in Electron.
  let opener: Opener = () => ({ action: 'allow' })
  const members: any = {
    id: window.id,
    session: defaultSession,
    getURL: () => window.url,
    isDestroyed: () => window.isGone,
    setWindowOpenHandler: (handler: Opener) => (opener = handler),
    // Not as an address: one that differs in nothing is no navigation.
    reload: () => control.tell('reload', window.id),
    send: (channel: string, ...args: unknown[]) => control.tell('send', window.id, channel, encode(args)),
    get mainFrame() {
      return topFrame(window)
    },
  }
  const contents = strict<any>('webContents', emitting<any>('webContents', members), () => window.isGone)
  known.set(window.id, { contents, window, open: (details) => opener(details) })
  named.set(`webContents:${window.id}`, contents)
  return contents
}

export class Window extends EventEmitter {
  static getAllWindows(): Window[] {
    return [...windows.values()]
  }
  id = known.size + 1
  url = ''
  isGone = false
  isPainted = false
  state = { isVisible: true, isFocused: true, isMinimized: false, isMaximized: false }
  bounds: Electron.Rectangle
  webContents: Electron.WebContents

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    requireReady('Cannot create BrowserWindow before app is ready: it')
    const webPreferences = { ...defaults, ...options.webPreferences }
    record('windows', { id: this.id, options, webPreferences })
    if (webPreferences.nodeIntegration || !webPreferences.contextIsolation)
      throw missing('BrowserWindow with nodeIntegration or without contextIsolation')
    const { preload } = webPreferences
    if (preload && !isAbsolute(preload)) throw new Error(`preload must be an absolute path: ${preload}`)
    this.state.isVisible = options.show ?? true
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    const live = strict<Window>('BrowserWindow', this, () => this.isGone)
    this.webContents = makeContents(this)
    windows.set(this.id, live)
    named.set(`window:${this.id}`, live)
    control.tell('create', this.id, { preload, width: this.bounds.width, height: this.bounds.height })
    fire(app, 'web-contents-created', eventOf(), this.webContents)
    return live
  }

  async loadURL(url: string): Promise<void> {
    requireScheme(url)
    this.url = url
    this.url = await control.call('load', this.id, url)
  }
  close(): void {
    if (!this.isGone && !isPrevented(this, 'close')) this.destroy()
  }
  destroy(): void {
    if (this.isGone) return
    this.isGone = true
    windows.delete(this.id)
    control.tell('destroy', this.id)
    fire(this, 'closed')
    if (windows.size === 0) allClosed()
  }
  isDestroyed(): boolean {
    return this.isGone
  }
  show(): void {
    const wasVisible = this.state.isVisible
    this.state.isVisible = true
    record('calls', 'window.show')
    if (!wasVisible) fire(this, 'show')
    setFocus(this, true)
  }
  hide(): void {
    this.state.isVisible = false
    record('calls', 'window.hide')
    fire(this, 'hide')
    setFocus(this, false)
  }
  focus(): void {
    record('calls', 'window.focus')
    setFocus(this, true)
  }
  blur(): void {
    setFocus(this, false)
  }
  minimize(): void {
    this.state.isMinimized = true
    record('calls', 'window.minimize')
    fire(this, 'minimize')
    setFocus(this, false)
  }
  restore(): void {
    const wasMinimized = this.state.isMinimized
    this.state.isMinimized = false
    record('calls', 'window.restore')
    if (wasMinimized) fire(this, 'restore')
  }
  isFocused(): boolean {
    return this.state.isFocused
  }
  setProgressBar(progress: number, options: Electron.ProgressBarOptions): void {
    record('progress', { progress, ...options })
  }
  maximize(): void {
    this.state.isMaximized = true
    record('calls', 'window.maximize')
  }
  isMinimized(): boolean {
    return this.state.isMinimized
  }
  isMaximized(): boolean {
    return this.state.isMaximized
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.bounds }
  }
}
/** A method of its own could not be private: the app has the window through a proxy. */
function setFocus(window: Window, isFocused: boolean): void {
  if (window.state.isFocused === isFocused) return
  window.state.isFocused = isFocused
  fire(window, isFocused ? 'focus' : 'blur')
}
export const BrowserWindow = strict<typeof Window>('BrowserWindow', Window)

answers['closeWindow'] = (id: number) => windows.get(id)?.close()
answers['blurWindow'] = (id: number) => windows.get(id)?.blur()
answers['crashPage'] = (id: number, reason: string) =>
  fire(windowOf(id).contents, 'render-process-gone', eventOf(), { reason, exitCode: 11 })
answers['minimizeWindow'] = (id: number) => windows.get(id)?.minimize()
answers['moveWindow'] = (id: number, bounds: Electron.Rectangle) => void (windowOf(id).window.bounds = bounds)
answers['address'] = (id: number, url: string) => void (windowOf(id).window.url = url)
answers['mayOpen'] = (id: number, details: object) => windowOf(id).open(details).action === 'allow'
answers['mayNavigate'] = (id: number, url: string, isMainFrame: boolean) => {
  const { contents } = windowOf(id)
  const details = { url, isMainFrame, isSameDocument: false }
  if (isPrevented(contents, 'will-frame-navigate', details)) return false
  return !(isMainFrame && isPrevented(contents, 'will-navigate', details, url))
}
answers['loaded'] = (id: number, url: string) => {
  const { contents, window } = windowOf(id)
  const isFirst = !window.isPainted
  window.url = url
  window.isPainted = true
  fire(contents, 'did-finish-load', eventOf())
  if (isFirst) fire(window, 'ready-to-show', eventOf())
}
answers['preloadError'] = (id: number, path: string, message: string) =>
  fire(windowOf(id).contents, 'preload-error', eventOf(), path, new Error(message))
