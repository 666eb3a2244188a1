import { setQuery } from '../route.ts'

const kinds = ['import', 'retry', 'export'] as const

/**
 * What takes a while and was begun on this screen. It stands in the address: a reload finds it again, and what came of
 * it.
 */
export interface UnderWay {
  readonly kind: (typeof kinds)[number]
  readonly job: string
  /** How many it is to go through; null: not known. */
  readonly rows: number | null
}

const key = 'busy'

export function underWayIn(query: URLSearchParams): UnderWay | null {
  const [name, job, rows] = (query.get(key) ?? '').split('.')
  const kind = kinds.find((known) => known === name)
  return kind && job ? { kind, job, rows: Number(rows) || null } : null
}

export function showUnderWay({ kind, job, rows }: UnderWay): void {
  setQuery({ [key]: `${kind}.${job}.${rows ?? ''}` })
}

export function hideUnderWay(): void {
  setQuery({ [key]: null })
}
