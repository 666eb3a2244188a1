import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { _electron } from '@playwright/test'

export type HostKind = 'web' | 'electron'

export interface HostOptions {
  readonly kind: HostKind
  readonly dataDir: string
  readonly env: Readonly<Record<string, string>>
  readonly browser: Browser
}

/** The app as its user has it: a page, and what stands between the page and the files of this machine. */
export interface Host {
  readonly page: Page
  /** Opens the app once more, beside the first one. */
  another(): Promise<Page>
  /** Does what opens a file dialog, and chooses a file in it. */
  choose(file: string, press: () => Promise<unknown>): Promise<void>
  /** Does what ends in an exported file. Returns its path. */
  exported(press: () => Promise<unknown>): Promise<string>
  /** Ends the process as a power cut would. */
  kill(): Promise<void>
  close(): Promise<void>
}

export function startHost(options: HostOptions): Promise<Host> {
  return options.kind === 'electron' ? startElectron(options) : startWeb(options)
}

async function startWeb({ dataDir, env, browser }: HostOptions): Promise<Host> {
  const args = ['bin/millrace.js', 'serve', '--json', '--data-dir', dataDir]
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url } = JSON.parse(line.toString()) as { url: string }
  const context = await browser.newContext()
  const open = async (): Promise<Page> => {
    const page = await context.newPage()
    // From the start: a chooser that a key opens at once would come before the browser is told to hand it over.
    page.on('filechooser', () => undefined)
    await page.goto(url)
    return page
  }
  const page = await open()
  return {
    page,
    another: open,
    async choose(file, press) {
      const chooser = page.waitForEvent('filechooser')
      await press()
      await (await chooser).setFiles(file)
    },
    async exported(press) {
      const download = page.waitForEvent('download')
      await press()
      const file = await download
      const path = join(dataDir, file.suggestedFilename())
      await file.saveAs(path)
      return path
    },
    kill: () => end(child, 'SIGKILL'),
    async close() {
      await context.close()
      await end(child, 'SIGTERM')
    },
  }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

async function startElectron({ dataDir, env }: HostOptions): Promise<Host> {
  const app = await _electron.launch({
    args: ['.'],
    env: { ...(process.env as Record<string, string>), ...env, MILLRACE_DATA_DIR: dataDir },
  })
  const page = await app.firstWindow()
  return {
    page,
    another: () => Promise.reject(new Error('The desktop app has one window.')),
    async choose(file, press) {
      await app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
      }, file)
      await press()
    },
    async exported(press) {
      const path = join(dataDir, `exported-${Date.now()}.csv`)
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path)
      await press()
      return path
    },
    async kill() {
      app.process().kill('SIGKILL')
      await app.waitForEvent('close')
    },
    close: () => app.close(),
  }
}
