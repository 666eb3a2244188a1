import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Browser, Locator, Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import type { PracticeServer } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import type { StatusDocument } from '../../src/shared/status.ts'
import type { Host, HostKind } from './host.ts'
import { startHost } from './host.ts'

export interface Options {
  readonly hostKind: HostKind
  /** The practice server stands in for a server of real models: nothing says practice, and prices count. */
  readonly hasRealModel: boolean
}

const usualLatency = { p50: 20, p95: 60 }

/** The app over an empty data folder, and the practice server that answers it. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'millrace-e2e-'))
  readonly dataDir = join(this.folder, 'data')
  readonly practice: PracticeServer
  /** What the browser's console holds that should not be there. */
  readonly complaints: string[] = []
  /** While the app is down the browser says so in its console. */
  isDown = false
  readonly #hostKind: HostKind
  readonly #hasRealModel: boolean
  readonly #browser: Browser
  #host: Host | null = null

  constructor(practice: PracticeServer, { hostKind, hasRealModel }: Options, browser: Browser) {
    this.practice = practice
    this.#hostKind = hostKind
    this.#hasRealModel = hasRealModel
    this.#browser = browser
  }

  get host(): Host {
    if (!this.#host) throw new Error('The app is not running.')
    return this.#host
  }

  get page(): Page {
    return this.host.page
  }

  async start(): Promise<void> {
    await this.#host?.close()
    const { url } = this.practice
    const env = { MILLRACE_PRACTICE_URL: url, ...(this.#hasRealModel && { ANTHROPIC_BASE_URL: url }) }
    const [kind, browser] = [this.#hostKind, this.#browser]
    this.#host = await startHost({ kind, dataDir: this.dataDir, env, browser })
    this.isDown = false
    this.listen(this.page)
  }

  listen(page: Page): void {
    const complain = (message: string): void => void (this.isDown || this.complaints.push(message))
    page.on('pageerror', (error) => complain(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complain(message.text())
    })
  }

  async kill(): Promise<void> {
    this.isDown = true
    await this.host.kill()
  }

  /** Opens an address of the app, as a link to it would. */
  async show(hash: string): Promise<void> {
    await this.page.evaluate((to) => void (location.hash = to), hash)
  }

  /** `198 of 200 done` */
  progress(page = this.page): Locator {
    return page.getByRole('region', { name: 'Progress' }).locator('.sum')
  }

  /** Sets what new batches do, as the operator would under Settings. */
  async settings(change: (page: Page) => Promise<unknown>): Promise<void> {
    await this.show('#/settings')
    await change(this.page)
    await expect(this.page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  }

  /** Imports a table through the window and runs all of it. */
  async importAndRun(file: string): Promise<void> {
    await this.show('#/welcome')
    await this.host.choose(file, () => this.page.getByRole('button', { name: /Choose a file/ }).click())
    await this.page.getByRole('button', { name: /^Run all/ }).click()
    await expect(this.page.getByRole('tab', { name: /Items/ })).toBeVisible()
  }

  /** Writes a file for the operator to choose. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name)
    writeFileSync(path, content)
    return path
  }

  /** A table of so many tickets, each with its own question. */
  tickets(rows: number, bodyOf = (row: number) => `I was charged twice, order ${row}.`): string {
    const lines = Array.from(
      { length: rows },
      (_, index) => `T-${index + 1},Ticket ${index + 1},"${bodyOf(index + 1)}"`,
    )
    return this.file('tickets.csv', `id,subject,body\n${lines.join('\n')}\n`)
  }

  /** Runs the command line over the same data folder. Returns what it printed. */
  async millrace(...args: string[]): Promise<string> {
    const child = spawn(process.execPath, ['bin/millrace.js', ...args, '--data-dir', this.dataDir], {
      env: { PATH: process.env['PATH'], MILLRACE_PRACTICE_URL: this.practice.url },
    })
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    if (child.exitCode === 2) throw new Error(err)
    return out
  }

  /** Slow answers: who acts on the running batch is in time, also where the machine is busy. */
  answers(pace: 'slow' | 'fast'): void {
    this.practice.setLatency(pace === 'slow' ? { p50: 1_000, p95: 1_500 } : usualLatency)
  }

  /** What the store holds of a batch. */
  async status(batch: number): Promise<StatusDocument> {
    return JSON.parse(await this.millrace('status', String(batch), '--json')) as StatusDocument
  }

  async close(): Promise<void> {
    await this.#host?.close()
    await this.practice.close()
    rmSync(this.folder, { recursive: true })
  }
}

/** `desk` is a started app; a story that leaves something in the browser's console fails. */
export const test = base.extend<Options & { desk: Desk }>({
  hostKind: ['web', { option: true }],
  hasRealModel: [false, { option: true }],
  desk: async ({ browser, hostKind, hasRealModel }, use) => {
    const practice = await startPracticeServer({ seed: 1, latency: usualLatency, keepLog: true })
    const desk = new Desk(practice, { hostKind, hasRealModel }, browser)
    await desk.start()
    await use(desk)
    await desk.close()
    expect(desk.complaints).toEqual([])
  },
})

export { expect }
