import { useRef } from 'react'

/** The same array for as long as the same things are in it: what is drawn of it is not drawn anew. */
export function useSteady<T>(values: readonly T[]): readonly T[] {
  const kept = useRef(values)
  const isSame =
    kept.current.length === values.length && values.every((value, at) => value === kept.current[at])
  if (!isSame) kept.current = values
  return kept.current
}
