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
}

/**
 * Nobody leaves while batches run without being asked, and nothing ends before what it has paid for is stored.
 * Returns how one leaves without a question.
 */
export function guardLeaving(
  app: App,
  window: BrowserWindow,
  { running, ask, keep, close }: Leaving,
): () => void {
  let step: 'open' | 'leaving' | 'closed' = 'open'
  const end = async (): Promise<void> => {
    try {
      await close()
    } finally {
      step = 'closed'
      app.quit()
    }
  }
  const leave = async (): Promise<void> => {
    const count = running()
    const parting = count > 0 ? await ask(count) : 'quit'
    if (parting === 'quit') return end()
    step = 'open'
    if (parting === 'keep') keep()
  }
  const once = (how: () => Promise<void>): void => {
    if (step !== 'open') return
    step = 'leaving'
    void how()
  }
  const hold = (event: { preventDefault(): void }): void => {
    if (step === 'closed') return
    event.preventDefault()
    once(leave)
  }
  window.on('close', hold)
  app.on('before-quit', hold)
  app.on('window-all-closed', () => app.quit())
  return () => once(end)
}
