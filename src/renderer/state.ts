import { create } from 'zustand'
import { call, CallFailed } from './api.ts'

const shutKinds = ['gone', 'damaged', 'updating'] as const

/** Why the workspace that the address names cannot be shown: see `CallError`. */
export interface Shut {
  readonly kind: (typeof shutKinds)[number]
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
  const { message } = error
  const kind = shutKinds.find((shut) => shut === error.kind)
  return kind ? { shut: { kind, message }, trouble: null } : { trouble: message }
}
