import { useLayoutEffect, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '../shared/contract.ts'
import type { CallFailed } from './api.ts'
import { call } from './api.ts'
import { follow } from './follow.ts'
import { showTogether } from './showTogether.ts'

export interface Live<T> {
  /** As read last; undefined until the first answer. It stays while a new one is on its way. */
  readonly value: T | undefined
  readonly error: string | null
  /** It answers what was asked before: the answer to this is on its way. */
  readonly isOld?: boolean
}

interface Answer<T> extends Live<T> {
  readonly key: string
}

/** What stands beside a screen, or seldom changes, need not keep step with every row. */
const beside: ReadonlySet<CallName> = new Set([
  'batches.list',
  'models.list',
  'settings.read',
  'workspace.read',
])
const besideRest = { least: 500, most: 1_000 }

/** Reads a call and reads it again whenever the workspace changes. `null` reads nothing. */
export function useLive<N extends CallName>(name: N, input: CallInput<N> | null): Live<CallOutput<N>> {
  const key = input === null ? '' : `${name} ${JSON.stringify(input)}`
  const [answer, setAnswer] = useState<Answer<CallOutput<N>>>({ key: '', value: undefined, error: null })

  // Asked for before the page is painted: a frame sooner.
  useLayoutEffect(() => {
    if (input === null) return undefined
    let isOver = false
    const stop = follow(
      async (isFirst) => {
        const next = await answered(key, call(name, input))
        const show = (): void => {
          if (next && !isOver) setAnswer((before) => after(before, next))
        }
        if (isFirst) show()
        else showTogether(show)
      },
      beside.has(name) ? besideRest : undefined,
    )
    return () => {
      isOver = true
      stop()
    }
    // The key says all of the input.
  }, [key])

  if (answer.key === '' || input === null) return { value: undefined, error: null }
  return answer.key === key ? answer : { ...answer, isOld: true }
}

/** null where nothing answers: that is said once, at the top of the page, and what was read stays. */
function answered<T>(key: string, calling: Promise<T>): Promise<Answer<T> | null> {
  return calling.then(
    (value) => ({ key, value, error: null }),
    ({ kind, message }: CallFailed) =>
      kind === 'offline' ? null : { key, value: undefined, error: message },
  )
}

/** What did not change is not drawn again. */
function after<T>(before: Answer<T>, next: Answer<T>): Answer<T> {
  if (before.key !== next.key) return next
  if (next.error !== null) return { ...before, error: next.error }
  const isSame = before.error === null && JSON.stringify(before.value) === JSON.stringify(next.value)
  return isSame ? before : next
}
