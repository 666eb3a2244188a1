import { useEffect, useRef, useState } from 'react'
import type { BatchId } from '../../../../shared/ids.ts'
import type { ItemLine, ItemsView } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useAppState } from '../../../state.ts'

const pageSize = 100
const pagesKept = 50

/** Which rows, in which order, with which columns of the source. */
interface Asked {
  readonly view: ItemsView
  readonly columns: string[]
}

interface Pages {
  readonly key: string
  readonly total: number
  readonly byNumber: ReadonlyMap<number, readonly ItemLine[]>
  readonly error: string | null
}

export interface Items {
  /** null until the first answer. */
  readonly total: number | null
  readonly error: string | null
  /** undefined while it is not there yet. */
  readonly at: (index: number) => ItemLine | undefined
}

/** The rows in sight, page by page, read again when the workspace changes. What was read stays until the new is there. */
export function useItemPages(batchId: BatchId, asked: Asked, first: number, last: number): Items {
  const version = useAppState((state) => state.version)
  const key = JSON.stringify(asked)
  const [pages, setPages] = useState<Pages | null>(null)
  const wanted = useRef({ key, version, from: 0, to: 0 })
  const isReading = useRef(false)
  const [from, to] = [Math.floor(first / pageSize), Math.floor(Math.max(first, last) / pageSize)]

  useEffect(() => {
    wanted.current = { key, version, from, to }
    if (isReading.current) return
    const read = async (): Promise<void> => {
      isReading.current = true
      for (let done = null as typeof wanted.current | null; done !== wanted.current;) {
        done = wanted.current
        const next = await readPages(batchId, done.key, done.from, done.to)
        setPages((before) => joined(before, next))
      }
      isReading.current = false
    }
    void read()
  }, [batchId, key, version, from, to])

  return {
    total: pages?.total ?? null,
    error: pages?.error ?? null,
    at: (index) => pages?.byNumber.get(Math.floor(index / pageSize))?.[index % pageSize],
  }
}

async function readPages(batchId: BatchId, key: string, from: number, to: number): Promise<Pages> {
  const asked = JSON.parse(key) as Asked
  const byNumber = new Map<number, readonly ItemLine[]>()
  try {
    let total = 0
    for (let page = from; page <= to; page++) {
      const answer = await call('items.page', { batchId, ...asked, offset: page * pageSize, limit: pageSize })
      total = answer.total
      byNumber.set(page, answer.items)
    }
    return { key, total, byNumber, error: null }
  } catch (error) {
    return { key, total: 0, byNumber, error: (error as Error).message }
  }
}

/** The newest pages of the same view stay, so that scrolling back shows rows at once, and a long way does not fill the memory. */
function joined(before: Pages | null, next: Pages): Pages {
  if (next.error && before) return { ...before, error: next.error }
  if (before?.key !== next.key) return next
  const older = [...before.byNumber].filter(([page]) => !next.byNumber.has(page))
  return { ...next, byNumber: new Map([...older.slice(-pagesKept), ...next.byNumber]) }
}
