import { create } from 'zustand'
import { call, CallFailed } from './api.ts'

/** Why the workspace that the address names cannot be shown: there is none, or its file is damaged. */
export interface Shut {
  readonly kind: 'gone' | 'damaged'
  readonly message: string
}

interface State {
  /** Changes with every write to the workspace, whoever made it. */
  readonly version: number
  /** Why nothing new comes; null while all is well. */
  readonly trouble: string | null
  /** null while the workspace can be shown. */
  readonly shut: Shut | null
}

export const useAppState = create<State>(() => ({ version: 0, trouble: null, shut: null }))

const waitMs = 5_000
const againAfterMs = 1_000

/** Follows the workspace until the page is closed: every screen reads again when the version changes. */
export async function followChanges(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { version: known, trouble } = useAppState.getState()
      // After trouble it is worth knowing at once that all is well again.
      const { version } = await call('changes.after', { version: known, waitMs: trouble ? 0 : waitMs })
      useAppState.setState({ version, trouble: null, shut: null })
    } catch (error) {
      useAppState.setState(afterFailure(error))
      await new Promise((resolve) => setTimeout(resolve, againAfterMs))
    }
  }
}

function afterFailure(error: unknown): Partial<State> {
  if (!(error instanceof CallFailed)) return { trouble: String(error) }
  const { kind, message } = error
  if (kind === 'gone' || kind === 'damaged') return { shut: { kind, message }, trouble: null }
  return { trouble: message }
}
