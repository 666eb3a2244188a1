import { useMemo, useRef } from 'react'

/** Functions that stay the same and do what was given last. */
export function useLatest<F extends Readonly<Record<string, (...args: never[]) => void>>>(functions: F): F {
  const latest = useRef(functions)
  latest.current = functions
  return useMemo(
    () =>
      Object.fromEntries(
        Object.keys(functions).map((name) => [name, (...args: never[]) => latest.current[name]!(...args)]),
      ) as F,
    [],
  )
}
