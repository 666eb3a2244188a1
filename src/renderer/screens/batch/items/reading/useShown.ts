import { useRef, useState } from 'react'
import type { Items } from './useItemPages.ts'

interface Shown extends Pick<Items, 'total' | 'isBusy' | 'at'> {
  readonly hear: (items: Items) => void
}

/** What the table shows, for the keys and the counts around it. */
export function useShown(): Shown {
  const [total, setTotal] = useState<number | null>(null)
  const [isBusy, setBusy] = useState(false)
  const at = useRef<Items['at']>(() => undefined)
  return {
    total,
    isBusy,
    at: (index) => at.current(index),
    hear(items) {
      at.current = items.at
      if (items.total !== total) setTotal(items.total)
      if (items.isBusy !== isBusy) setBusy(items.isBusy)
    },
  }
}
