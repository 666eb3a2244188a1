import type { ChildProcess, StdioOptions } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { millraceFlags } from '../millraceFlags.ts'

/** The web host as its user starts it, in a process of its own. */
export interface Host {
  readonly url: string
  readonly child: ChildProcess
  readonly pid: number
  /** ms UTC. */
  readonly startedAt: number
  close(): Promise<void>
}

/**
 * `practiceUrl`: a server in the place of the practice model, so that the host computes no answers. `probe`: a module
 * that it loads first, and that can be talked to.
 */
export async function startHost(
  folder: string,
  practiceUrl: string | null = null,
  probe: string | null = null,
): Promise<Host> {
  const args = ['bin/millrace.js', 'serve', '--json', '--data-dir', folder, '--workspace', 'bench']
  const env = { PATH: process.env['PATH'], ...(practiceUrl && { MILLRACE_PRACTICE_URL: practiceUrl }) }
  const startedAt = Date.now()
  const flags = probe === null ? [] : [...millraceFlags, '--import', probe]
  const stdio: StdioOptions = ['ignore', 'pipe', 'inherit', probe === null ? 'ignore' : 'ipc']
  const child = spawn(process.execPath, [...flags, ...args], { env, stdio })
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  const { url } = JSON.parse(line.toString()) as { url: string }
  return { url, child, pid: child.pid!, startedAt, close: () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  // Who has a parent to talk to hears it from there.
  if (child.connected) child.send('interrupt')
  else child.kill('SIGTERM')
  await once(child, 'exit')
}

/** What a million rows take. */
const patienceMs = 600_000

/** A page with an empty cache, and the wire to its browser's measurements. */
export interface UiWindow {
  readonly page: Page
  readonly cdp: CDPSession
  close(): Promise<void>
}

export async function openWindow(browser: Browser, url: string): Promise<UiWindow> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' })
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await page.goto(url)
  return { page, cdp, close: () => context.close() }
}

/** Opens an address of the app, as a link to it would. */
export async function show({ page }: UiWindow, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
}

/** Resolves when the rows in sight are there. */
export async function rowsShown({ page }: UiWindow): Promise<void> {
  await page.locator('.tblsight tbody tr td button').first().waitFor()
}
