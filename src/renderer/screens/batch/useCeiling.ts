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
  /** `passed`: what was asked for on the way to where the hand is, and may yet be read. */
  const hand = useRef({ isOn: false, isAsking: false, at: concurrency, passed: [] as number[] })
  const ask = async (): Promise<void> => {
    hand.current.isAsking = true
    setError(null)
    try {
      for (let asked = null; asked !== hand.current.at;) {
        asked = hand.current.at
        hand.current.passed.push(asked)
        await call('batch.tune', { batchId, tuning: { concurrency: asked } })
      }
    } catch (failure) {
      setMoved(null)
      setError((failure as Error).message)
    }
    hand.current.isAsking = false
  }
  useEffect(() => {
    const { isOn, isAsking, at, passed } = hand.current
    // Its way is over once its end was read: what is read later is what another window has set.
    if (concurrency === at) hand.current.passed = []
    else if (passed.includes(concurrency)) return
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
