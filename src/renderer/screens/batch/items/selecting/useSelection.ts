import type { Dispatch, SetStateAction } from 'react'
import { useEffect, useState } from 'react'
import type { ItemsView } from '../../../../../shared/views/itemViews.ts'
import type { Selection } from './selection.ts'
import { nothingSelected } from './selection.ts'

/** The selected rows. They go when the filter changes: nothing is acted on that is not shown. */
export function useSelection({ filter }: ItemsView): [Selection, Dispatch<SetStateAction<Selection>>] {
  const [selection, setSelection] = useState(nothingSelected)
  const key = JSON.stringify(filter)
  useEffect(() => setSelection(nothingSelected), [key])
  return [selection, setSelection]
}
