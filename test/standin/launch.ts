/**
 * Runs the built desktop app without Electron's binary: its main process in Node with a stand-in for the module
 * `electron`, each of its windows a page of a headless Chromium, its preload in an isolated world of that page.
 *
 * It has never been compared with the real Electron; it follows its documentation. It does not prove packaging, fuses,
 * the sandbox of the operating system, Electron's own Node, or what the desktop does with dialogs, menus and keys.
 * The page's own address is https://bundle.app.standin/ where the app says app://bundle/. Permissions are asked by the
 * test, not by the page. Answers of `protocol.handle` are read whole before the page gets them. Everything that the app
 * does not use today is missing and fails by name.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Sender } from './electron/page.ts'
import type { Peer } from './peer.ts'
import { peer } from './peer.ts'
import type { DialogAnswer, DialogKind, Records } from './records.ts'
import { emptyRecords } from './records.ts'
import type { Windows } from './windows.ts'
import { createWindows } from './windows.ts'

export interface LaunchOptions {
  /** The folder with `package.json` and `out/`. */
  readonly appDir: string
  readonly browser: Browser
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Where `getPath()` points; kept when it is given, so that the app can be started again on the same data. */
  readonly home?: string
  readonly safeStorage?: 'gnome_libsecret' | 'basic_text' | 'none'
}

export interface StandIn {
  /** The first window. */
  readonly page: Page
  readonly context: BrowserContext
  readonly electron: Records
  readonly home: string
  readonly exited: Promise<number | null>
  /** Queues the answer of the next dialog of that kind; a dialog without one is an error. */
  scriptDialog(answer: DialogAnswer): void
  /** Emits an event on app, window:1, webContents:1, nativeTheme or powerMonitor; says whether it was prevented. */
  trigger(target: string, event: string, details?: object): Promise<boolean>
  clickMenu(...labels: string[]): Promise<void>
  permission(kind: 'request' | 'check' | 'device', what: unknown, asking: string): Promise<boolean>
  /** Sends over a channel past the preload, as whoever is given. */
  invokeAs(sender: Sender, channel: string, ...args: unknown[]): Promise<unknown>
  /** Whether the app lets a request to this address pass. */
  mayFetch(url: string): Promise<boolean>
  /** What the click on the window's close button does. */
  closeWindow(): Promise<void>
  moveWindow(bounds: { x: number; y: number; width: number; height: number }): Promise<void>
  minimizeWindow(): Promise<void>
  /** Another program is in front. */
  blurWindow(): Promise<void>
  /** The page's process dies, as far as the main process hears of it. */
  crashPage(reason?: string): Promise<void>
  /** As macOS hands over a file; says whether it was taken. */
  openFile(path: string): Promise<boolean>
  clickTray(...labels: string[]): Promise<void>
  /** Clicks the newest notification. */
  clickNotification(): Promise<void>
  output(): string
  /** Quits the app; rejects if its main process had an error that nobody handled, unless `force`. */
  close(options?: { force?: boolean }): Promise<void>
}

/** Apps that run, by their single-instance lock. */
const running = new Map<string, Peer>()
const startTimeoutMs = 15_000
const quitTimeoutMs = 5_000

export async function launchStandIn(options: LaunchOptions): Promise<StandIn> {
  const { browser } = options
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'stand-in-'))
  const electron = emptyRecords()
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: null })
  const windows = createWindows(context, electron)
  const { child, output } = startMain(options, home)
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const answers: DialogAnswer[] = []
  const first = Promise.withResolvers<Page>()
  const app = peer(child, answersToApp({ electron, windows, answers, first, app: () => app }))
  await windows.connect(app)

  async function close({ force = false } = {}): Promise<void> {
    const late = setTimeout(
      () => {
        electron.mainErrors.push({ kind: 'quit', text: 'stand-in: the app did not quit' })
        child.kill('SIGKILL')
      },
      force ? 500 : quitTimeoutMs,
    )
    app.tell('quit')
    await exited
    clearTimeout(late)
    await context.close()
    if (!options.home) rmSync(home, { recursive: true, force: true })
    if (!force && electron.mainErrors.length > 0)
      throw new Error(electron.mainErrors.map(({ kind, text }) => `${kind}: ${text}`).join('\n'))
  }

  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(() => timeout.reject(new Error(noWindow(electron))), startTimeoutMs)
  const early = exited.then((code) => {
    throw new Error(`the app exited with ${code} before a window had loaded`)
  })
  early.catch(() => {}) // later it is no error
  const page = await Promise.race([first.promise, early, timeout.promise])
    .catch(async (error: Error) => {
      await close({ force: true }).catch(() => {})
      const shown = electron.errorBoxes.map(({ content }) => content)
      const errors = [...electron.mainErrors.map(({ text }) => text), ...shown].join('\n')
      throw new Error(`stand-in: ${error.message}\n${errors}\n${output()}`, { cause: error })
    })
    .finally(() => clearTimeout(timer))
  return {
    page,
    context,
    electron,
    home,
    exited,
    scriptDialog: (answer) => void answers.push(answer),
    trigger: (target, event, details = {}) => app.call('trigger', target, event, details),
    clickMenu: (...labels) => app.call('clickMenu', labels),
    permission: (kind, what, asking) => app.call('permission', kind, what, asking),
    invokeAs: (sender, channel, ...args) => app.call('invokeAs', sender, channel, ...args),
    mayFetch: (url) => app.call('mayFetch', url),
    closeWindow: () => app.call('closeWindow', 1),
    moveWindow: (bounds) => app.call('moveWindow', 1, bounds),
    minimizeWindow: () => app.call('minimizeWindow', 1),
    blurWindow: () => app.call('blurWindow', 1),
    crashPage: (reason = 'crashed') => app.call('crashPage', 1, reason),
    openFile: (path) => app.call('openFile', path),
    clickTray: (...labels) => app.call('clickTray', labels),
    clickNotification: () => app.call('clickNotification'),
    output,
    close,
  }
}

function noWindow({ lifecycle }: Records): string {
  const hint = lifecycle.includes('ready')
    ? ''
    : '; it never was ready: does main await app.whenReady() at its top level? Electron hangs on that, too'
  return `no window within ${startTimeoutMs} ms${hint}`
}

function startMain(options: LaunchOptions, home: string) {
  const { appDir, browser, args = [], env, safeStorage = 'gnome_libsecret' } = options
  const { name, version, main } = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8'))
  const { version: electron } = createRequire(import.meta.url)('electron/package.json') as { version: string }
  const config = {
    home,
    appPath: resolve(appDir),
    name,
    version,
    safeStorage,
    electron,
    chrome: browser.version(),
  }
  const register = new URL('./register.ts', import.meta.url).href
  const flags = ['--disable-warning=ExperimentalWarning', '--import', register]
  const child = spawn(process.execPath, [...flags, join(appDir, main), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: { PATH: process.env['PATH'], HOME: home, ...env, STAND_IN: JSON.stringify(config) },
  })
  let text = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, output: () => text }
}

interface Parts {
  readonly electron: Records
  readonly windows: Windows
  readonly answers: DialogAnswer[]
  readonly first: PromiseWithResolvers<Page>
  readonly app: () => Peer
}

/** What the app's process asks of the browser and of the test. */
function answersToApp({
  electron,
  windows,
  answers,
  first,
  app,
}: Parts): Record<string, (...args: any[]) => unknown> {
  const last = new Map<number, Promise<unknown>>()
  const inOrder = <T>(id: number, step: () => Promise<T>): Promise<T> => {
    const done = (last.get(id) ?? Promise.resolve()).then(step)
    last.set(
      id,
      done.catch(() => {}),
    )
    return done
  }
  return {
    record: (list: keyof Records, value: never) => void electron[list].push(value),
    'main-error'(kind: string, text: string) {
      electron.mainErrors.push({ kind, text })
      first.reject(new Error(`${kind} before a window had loaded`))
    },
    create: (id: number, options: never) =>
      void inOrder(id, () => windows.create(id, options)).catch((error) => first.reject(error)),
    async load(id: number, url: string) {
      try {
        const shown = await inOrder(id, () => windows.load(id, url))
        first.resolve(windows.page(id))
        return shown
      } catch (error) {
        first.reject(error)
        throw error
      }
    },
    reload: (id: number) => void inOrder(id, () => windows.reload(id)),
    send: (id: number, channel: string, value: string) => windows.send(id, { channel, value }),
    theme: (theme: 'system' | 'light' | 'dark') => windows.theme(theme === 'system' ? null : theme),
    destroy: (id: number) => void inOrder(id, () => windows.destroy(id)),
    dialog(kind: DialogKind, options: unknown) {
      const index = answers.findIndex((answer) => kind in answer)
      if (index < 0) {
        const text = `stand-in: dialog.${kind} was called and no answer was scripted: ${JSON.stringify(options)}`
        electron.mainErrors.push({ kind: 'dialog', text })
        throw new Error(text)
      }
      const answer = answers.splice(index, 1)[0]![kind]
      electron.dialogs.push({ kind, options, answer })
      return answer
    },
    lock: (lock: string) => void running.set(lock, app()),
    'second-instance': (lock: string, argv: string[], folder: string) =>
      running.get(lock)?.call('secondInstance', argv, folder),
    bye: () => {},
  }
}
