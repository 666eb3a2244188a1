import { useEffect, useState } from 'react'
import type { BatchId } from '../../../shared/ids.ts'
import type { ItemLine } from '../../../shared/views/itemViews.ts'
import { call } from '../../api.ts'

const waitMs = 150
const limit = 5

interface Found {
  readonly key: string
  readonly items: readonly ItemLine[]
  readonly total: number
}

const none: Found = { key: '', items: [], total: 0 }

/** The first rows of a batch that hold the text, once nothing more is typed. What answers another text is not shown. */
export function useItemsFound(batchId: BatchId | null, text: string): Found {
  const [found, setFound] = useState<Found>(none)
  const key = batchId === null || text === '' ? '' : `${batchId} ${text}`
  useEffect(() => {
    if (batchId === null || key === '') return undefined
    const over = new AbortController()
    const timer = setTimeout(() => {
      const view = { filter: { text }, sort: { by: 'row' as const, isDescending: false } }
      void call('items.page', { batchId, view, offset: 0, limit }).then(
        ({ items, total }) => over.signal.aborted || setFound({ key, items, total }),
        // The screen under the menu says when rows cannot be read.
        () => undefined,
      )
    }, waitMs)
    return () => {
      clearTimeout(timer)
      over.abort()
    }
  }, [key])
  return found.key === key ? found : none
}
