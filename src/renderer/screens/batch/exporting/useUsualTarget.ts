import { useEffect, useState } from 'react'
import { call } from '../../../api.ts'
import type { Target } from './exportChoice.ts'

interface Usual {
  readonly target: Target | null
  readonly error: string | null
}

const none = { fileName: '', target: null, error: null }

/** The place that a file goes to unless the operator chooses another one. Asked for once a name. */
export function useUsualTarget(fileName: string | undefined): Usual {
  const [usual, setUsual] = useState<Usual & { readonly fileName: string }>(none)
  useEffect(() => {
    if (fileName === undefined) return undefined
    let isOver = false
    const keep = (next: Usual): void => void (isOver || setUsual({ fileName, ...next }))
    call('export.target', { fileName, ask: false }).then(
      ({ target }) => keep({ target: target && { ...target, isChosen: false }, error: null }),
      (error: Error) => keep({ target: null, error: error.message }),
    )
    return () => {
      isOver = true
    }
  }, [fileName])
  return usual.fileName === fileName ? usual : none
}
