import { useState } from 'react'
import { useKeys } from './useKeys.ts'

export interface Cursor<T> {
  /** undefined: there is nothing to be on. */
  readonly here: T | undefined
  /** It was moved with the keyboard: what it is on comes into sight. */
  readonly isFollowed: boolean
  readonly point: (thing: T) => void
}

/** A cursor on a list that the keyboard and the pointer move. It stays on its thing when others come before it. */
export function useCursor<T>(things: readonly T[], keyOf: (thing: T) => string | number): Cursor<T> {
  const [on, setOn] = useState<{ key: string | number | null; isFollowed: boolean }>({
    key: null,
    isFollowed: false,
  })
  const found = things.findIndex((thing) => keyOf(thing) === on.key)
  const index = Math.max(0, found)
  const move = (step: number): void => {
    const next = things[Math.max(0, Math.min(things.length - 1, index + step))]
    if (next !== undefined) setOn({ key: keyOf(next), isFollowed: true })
  }
  useKeys({
    ArrowDown: () => move(1),
    j: () => move(1),
    ArrowUp: () => move(-1),
    k: () => move(-1),
  })
  return {
    here: things[index],
    isFollowed: on.isFollowed,
    point: (thing) => setOn({ key: keyOf(thing), isFollowed: false }),
  }
}
