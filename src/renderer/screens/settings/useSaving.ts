import { useRef, useState } from 'react'
import type { SettingsChange } from '../../../shared/views/deskViews.ts'
import { call } from '../../api.ts'

export interface Saving {
  /** ms UTC; null: nothing was saved yet. */
  readonly savedAt: number | null
  readonly refusal: string | null
  readonly save: (change: SettingsChange) => void
  readonly forgetRefusal: () => void
}

/** Saves one change after the other: what is changed while another change is on its way is not lost. */
export function useSaving(): Saving {
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const last = useRef(Promise.resolve())
  const write = async (change: SettingsChange): Promise<void> => {
    try {
      await call('settings.write', change)
      setSavedAt(Date.now())
      setRefusal(null)
    } catch (reason) {
      setRefusal((reason as Error).message)
    }
  }
  return {
    savedAt,
    refusal,
    save: (change) => {
      last.current = last.current.then(() => write(change))
    },
    forgetRefusal: () => setRefusal(null),
  }
}
