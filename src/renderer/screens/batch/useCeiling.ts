import { useEffect, useRef, useState } from 'react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { call } from '../../api.ts'

interface Ceiling {
  /** Calls in flight at most, as it was set here last. */
  readonly value: number
  readonly error: string | null
  /** Shows a value that is not asked for yet. */
  readonly move: (value: number) => void
  /** Asks for what is shown. */
  readonly apply: () => void
}

/** The ceiling of a batch under the operator's hand: however fast it is moved, the last place is where it ends. */
export function useCeiling({ id: batchId, settings: { concurrency } }: BatchView): Ceiling {
  /** null: the one that holds is shown. */
  const [moved, setMoved] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const hand = useRef({ isOn: false, isAsking: false, at: concurrency })
  const ask = async (): Promise<void> => {
    hand.current.isAsking = true
    setError(null)
    try {
      for (let asked = null; asked !== hand.current.at;) {
        asked = hand.current.at
        await call('batch.tune', { batchId, tuning: { concurrency: asked } })
      }
    } catch (failure) {
      setMoved(null)
      setError((failure as Error).message)
    }
    hand.current.isAsking = false
  }
  useEffect(() => {
    // What holds now is ours, or what another window has set since; in between it is what was asked on the way.
    const { isOn, isAsking } = hand.current
    if (!isOn && !isAsking) setMoved(null)
  }, [concurrency])
  return {
    value: moved ?? concurrency,
    error,
    move(value) {
      hand.current = { ...hand.current, isOn: true, at: value }
      setMoved(value)
    },
    apply() {
      if (!hand.current.isOn) return
      hand.current.isOn = false
      if (!hand.current.isAsking) void ask()
    },
  }
}
