import { create } from 'zustand'

/** A word about what was just done, and a way back. */
export interface Toast {
  readonly text: string
  readonly action: { readonly verb: string; readonly run: () => void } | null
  /** The address for which it is true; null: it is true anywhere. */
  readonly onlyAt: string | null
}

/** What is said at the foot of the window: one thing at a time, the newest. */
export const useToast = create<{ readonly toast: Toast | null }>(() => ({ toast: null }))

/** Says it for a few seconds, longer while it is pointed at or has the keyboard. */
export function showToast(text: string, action: Toast['action'] = null): void {
  useToast.setState({ toast: { text, action, onlyAt: null } })
}

export function closeToast(): void {
  useToast.setState({ toast: null })
}

/** Says how this screen is shown now, with the way back, until its address changes in another way. */
export function offerView(text: string, back: () => void): void {
  const action = { verb: 'Undo', run: back }
  useToast.setState({ toast: { text, action, onlyAt: location.hash } })
}

/** Says what was done, with the way back. What refuses it is said in the same place. */
export function offerUndo(text: string, undo: () => Promise<unknown>): void {
  const run = (): void => void undo().catch(({ message }: Error) => showToast(message))
  showToast(text, { verb: 'Undo', run })
}
