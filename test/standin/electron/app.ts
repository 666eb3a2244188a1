import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { answers, config, control, named, record } from './control.ts'
import { emitting, eventOf, fire, isPrevented } from './strict.ts'
import { BrowserWindow } from './window.ts'

const state = { isReady: false, isQuitting: false }
const paths: Record<string, string> = {}
const becomesReady = Promise.withResolvers<void>()

export const app = emitting<Electron.App>('app', {
  whenReady: () => becomesReady.promise,
  isReady: () => state.isReady,
  isPackaged: true,
  quit,
  exit,
  getVersion: () => config.version,
  // As under Linux.
  getSystemLocale: () => (process.env['LANG'] ?? 'C').split('.')[0]!.replace('_', '-'),
  getPath(name: string) {
    const path = paths[name] ?? join(config.home, name)
    mkdirSync(path, { recursive: true })
    return path
  },
  setPath(name, path) {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!existsSync(path)) throw new Error(`stand-in: setPath needs a folder that is there: ${path}`)
    paths[name] = path
  },
  enableSandbox() {
    if (state.isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    record('calls', 'app.enableSandbox')
  },
  setAboutPanelOptions: (options) =>
    record('calls', `app.setAboutPanelOptions ${options.applicationVersion}`),
  setAppUserModelId: (id) => record('calls', `app.setAppUserModelId ${id}`),
  addRecentDocument: (path) => record('calls', `app.addRecentDocument ${path}`),
  requestSingleInstanceLock,
})
named.set('app', app)

function quit(): void {
  if (state.isQuitting) return
  state.isQuitting = true
  record('lifecycle', 'before-quit')
  const stay = (): boolean => (state.isQuitting = false)
  if (isPrevented(app, 'before-quit')) return void stay()
  for (const window of BrowserWindow.getAllWindows()) {
    window.close()
    if (!window.isDestroyed()) return void stay()
  }
  record('lifecycle', 'will-quit')
  if (isPrevented(app, 'will-quit')) return void stay()
  exit(0)
}

function exit(code = 0): void {
  for (const window of BrowserWindow.getAllWindows()) window.destroy()
  record('lifecycle', 'quit')
  fire(app, 'quit', eventOf(), code)
  void control.call('bye').finally(() => process.exit(code))
}

/** A process holds the lock while it lives; a second one wakes the first. */
function requestSingleInstanceLock(): boolean {
  const lock = join(app.getPath('userData'), 'SingletonLock')
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    process.kill(pid, 0)
    control.tell('second-instance', lock, process.argv, process.cwd())
    return false
  } catch {
    writeFileSync(lock, String(process.pid))
    control.tell('lock', lock)
    return true
  }
}

/** The last window has gone. */
export function allClosed(): void {
  if (state.isQuitting) return
  record('lifecycle', 'window-all-closed')
  if (!fire(app, 'window-all-closed')) quit()
}

export function requireReady(what: string): void {
  if (!state.isReady) throw new Error(`${what} can only be used after app is ready`)
}

answers['quit'] = quit
answers['openFile'] = (path: string) => isPrevented(app, 'open-file', {}, path)
answers['secondInstance'] = (argv: string[], folder: string) =>
  fire(app, 'second-instance', eventOf(), argv, folder, {})
;(globalThis as any)[Symbol.for('stand-in.entry')] = () =>
  setImmediate(() => {
    state.isReady = true
    record('lifecycle', 'ready')
    fire(app, 'ready', eventOf(), {})
    becomesReady.resolve()
  })
