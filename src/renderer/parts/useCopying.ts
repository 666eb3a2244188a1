import { useState } from 'react'

interface Copying {
  /** The text that was put there last. */
  readonly copied: string | null
  /** The clipboard could not be used. */
  readonly hasFailed: boolean
  readonly copy: (text: string) => void
}

/** Puts texts into the clipboard, and knows whether that worked. */
export function useCopying(): Copying {
  const [state, setState] = useState<Omit<Copying, 'copy'>>({ copied: null, hasFailed: false })
  return {
    ...state,
    copy: (text) =>
      void navigator.clipboard.writeText(text).then(
        () => setState({ copied: text, hasFailed: false }),
        () => setState({ copied: null, hasFailed: true }),
      ),
  }
}
