import { useEffect, useRef, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '../shared/contract.ts'
import type { CallFailed } from './api.ts'
import { call } from './api.ts'
import { useAppState } from './state.ts'

export interface Live<T> {
  /** As read last; undefined until the first answer. It stays while a new one is on its way. */
  readonly value: T | undefined
  readonly error: string | null
}

interface Answer<T> extends Live<T> {
  readonly key: string
}

/** Reads a call and reads it again whenever the workspace changes. `null` reads nothing. */
export function useLive<N extends CallName>(name: N, input: CallInput<N> | null): Live<CallOutput<N>> {
  const version = useAppState((state) => state.version)
  const isConnected = useAppState((state) => state.trouble === null)
  const key = input === null ? '' : `${name} ${JSON.stringify(input)}`
  const [answer, setAnswer] = useState<Answer<CallOutput<N>>>({ key: '', value: undefined, error: null })
  const running = useRef<{ key: string; again: boolean } | null>(null)

  useEffect(() => {
    if (input === null) return undefined
    // One at a time: what changes meanwhile is read once more afterwards.
    if (running.current?.key === key) {
      running.current.again = true
      return undefined
    }
    const mine = { key, again: false }
    running.current = mine
    const read = async (): Promise<void> => {
      do {
        mine.again = false
        const next = await call(name, input).then(
          (value) => ({ key, value, error: null }),
          // That nothing answers is said once, at the top of the page; what was read stays.
          ({ kind, message }: CallFailed) =>
            kind === 'offline' ? null : { key, value: undefined, error: message },
        )
        if (running.current !== mine) return
        if (next)
          setAnswer((before) => (next.error && before.key === key ? { ...before, error: next.error } : next))
      } while (mine.again)
      running.current = null
    }
    void read()
    return undefined
    // The key says all of the input.
  }, [key, version, isConnected])

  return answer.key === '' || input === null ? { value: undefined, error: null } : answer
}
