import type { App, BrowserWindow } from 'electron'

/** What an operator who leaves while batches run wants: to stay, to put the window away, or to end them all. */
export type Parting = 'stay' | 'keep' | 'quit'

export interface Leaving {
  /** How many batches run here. */
  readonly running: () => number
  readonly ask: (running: number) => Promise<Parting>
  /** Puts the window away; what runs goes on. */
  readonly keep: () => void
  /** Pauses what runs, waits for it, and closes everything. */
  readonly close: () => Promise<void>
  readonly onBug: (error: unknown, name: string) => void
}

/**
 * Nobody leaves while batches run without being asked, and nothing ends before what it has paid for is stored.
 * Returns how one leaves without a question.
 */
export function guardLeaving(app: App, window: BrowserWindow, leaving: Leaving): () => void {
  const guard = new Guard(app, leaving)
  window.on('close', (event) => guard.hold(event))
  app.on('before-quit', (event) => guard.hold(event))
  app.on('window-all-closed', () => app.quit())
  return () => guard.leaveUnasked()
}

class Guard {
  readonly #app: App
  readonly #leaving: Leaving
  #step: 'open' | 'leaving' | 'closed' = 'open'

  constructor(app: App, leaving: Leaving) {
    this.#app = app
    this.#leaving = leaving
  }

  /** Keeps the window and the app until all is closed, and sees to it that it is. */
  hold(event: { preventDefault(): void }): void {
    if (this.#step === 'closed') return
    event.preventDefault()
    this.#once(() => this.#leave())
  }

  leaveUnasked(): void {
    this.#once(() => this.#end())
  }

  #once(how: () => Promise<void>): void {
    if (this.#step !== 'open') return
    this.#step = 'leaving'
    void how()
  }

  async #leave(): Promise<void> {
    const parting = await this.#parting()
    if (parting === 'quit') return this.#end()
    this.#step = 'open'
    if (parting === 'keep') this.#leaving.keep()
  }

  async #parting(): Promise<Parting> {
    const { running, ask, onBug } = this.#leaving
    const count = running()
    if (count === 0) return 'quit'
    try {
      return await ask(count)
    } catch (error) {
      onBug(error, 'question before leaving')
      // Nobody could answer, so nothing ends; the next attempt asks again.
      return 'stay'
    }
  }

  async #end(): Promise<void> {
    try {
      await this.#leaving.close()
    } finally {
      this.#step = 'closed'
      this.#app.quit()
    }
  }
}
