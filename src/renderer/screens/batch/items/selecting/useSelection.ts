import type { Dispatch, SetStateAction } from 'react'
import { useEffect, useState } from 'react'
import type { ItemsView } from '../../../../../shared/views/itemViews.ts'
import type { Selection } from './selection.ts'
import { nothing } from './selection.ts'

/** The selected rows. They go when the filter changes: nothing is acted on that is not shown. */
export function useSelection({ filter }: ItemsView): [Selection, Dispatch<SetStateAction<Selection>>] {
  const [selection, setSelection] = useState(nothing)
  const key = JSON.stringify(filter)
  useEffect(() => setSelection(nothing), [key])
  return [selection, setSelection]
}
