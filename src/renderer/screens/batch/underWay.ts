import { setQuery } from '../../route.ts'

/**
 * What takes a while and was begun on this screen, with the number of its rows. It stands in the address: a reload finds
 * it again, and what came of it.
 */
export interface UnderWay {
  readonly kind: 'retry' | 'export'
  readonly job: string
  readonly rows: number
}

const key = 'busy'

export function underWayIn(query: URLSearchParams): UnderWay | null {
  const [kind, job, rows] = (query.get(key) ?? '').split('.')
  if ((kind !== 'retry' && kind !== 'export') || !job) return null
  return { kind, job, rows: Number(rows) || 0 }
}

export function showUnderWay({ kind, job, rows }: UnderWay): void {
  setQuery({ [key]: `${kind}.${job}.${rows}` })
}

export function hideUnderWay(): void {
  setQuery({ [key]: null })
}
