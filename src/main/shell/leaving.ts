import type { App, BrowserWindow } from 'electron'

export interface Leaving {
  /** How many batches run here. */
  readonly running: () => number
  readonly ask: (running: number) => Promise<boolean>
  /** Pauses what runs, waits for it, and closes everything. */
  readonly close: () => Promise<void>
}

/** Nobody leaves while batches run without being asked, and nothing ends before what it has paid for is stored. */
export function guardLeaving(app: App, window: BrowserWindow, { running, ask, close }: Leaving): void {
  let step: 'open' | 'leaving' | 'closed' = 'open'
  const leave = async (): Promise<void> => {
    const count = running()
    if (count > 0 && !(await ask(count))) {
      step = 'open'
      return
    }
    try {
      await close()
    } finally {
      step = 'closed'
      app.quit()
    }
  }
  const hold = (event: { preventDefault(): void }): void => {
    if (step === 'closed') return
    event.preventDefault()
    if (step === 'leaving') return
    step = 'leaving'
    void leave()
  }
  window.on('close', hold)
  app.on('before-quit', hold)
  app.on('window-all-closed', () => app.quit())
}
