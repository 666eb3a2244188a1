import { create } from 'zustand'
import { call, CallFailed } from './api.ts'
import { inSeat } from './inSeat.ts'

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
/** A page that cannot wait for news looks for it so often. */
const lookAfterMs = 500

/** Follows the workspace until the page is closed: every screen reads again when the version changes. */
export async function followChanges(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const isSeated = await inSeat(lookForNews)
      if (!isSeated) await waited(lookAfterMs)
    } catch (error) {
      useAppState.setState(afterFailure(error))
      await waited(againAfterMs)
    }
  }
}

async function lookForNews(isSeated: boolean): Promise<boolean> {
  const { version: known, trouble } = useAppState.getState()
  // After trouble it is worth knowing at once that all is well again.
  const wait = isSeated && trouble === null ? waitMs : 0
  const { version } = await call('changes.after', { version: known, waitMs: wait })
  useAppState.setState({ version, trouble: null, shut: null })
  return isSeated
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function afterFailure(error: unknown): Partial<State> {
  if (!(error instanceof CallFailed)) return { trouble: String(error) }
  const { message } = error
  const kind = shutKinds.find((shut) => shut === error.kind)
  return kind ? { shut: { kind, message }, trouble: null } : { trouble: message }
}
