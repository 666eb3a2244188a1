import { create } from 'zustand'
import { call, CallFailed } from './api.ts'

interface State {
  /** Changes with every write to the workspace, whoever made it. */
  readonly version: number
  /** Why nothing new comes; null while all is well. */
  readonly trouble: string | null
  /** There is no workspace of the name that the address has. */
  readonly isGone: boolean
}

export const useAppState = create<State>(() => ({ version: 0, trouble: null, isGone: false }))

const waitMs = 5_000
const againAfterMs = 1_000

/** Follows the workspace until the page is closed: every screen reads again when the version changes. */
export async function followChanges(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { version: known, trouble } = useAppState.getState()
      // After trouble it is worth knowing at once that all is well again.
      const { version } = await call('changes.after', { version: known, waitMs: trouble ? 0 : waitMs })
      useAppState.setState({ version, trouble: null, isGone: false })
    } catch (error) {
      const message = error instanceof CallFailed ? error.message : String(error)
      const isGone = error instanceof CallFailed && error.kind === 'gone'
      useAppState.setState(isGone ? { isGone, trouble: null } : { trouble: message })
      await new Promise((resolve) => setTimeout(resolve, againAfterMs))
    }
  }
}
