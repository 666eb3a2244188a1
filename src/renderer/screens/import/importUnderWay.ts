import { setQuery } from '../../route.ts'

/** The import that is under way stands in the address: a reload finds it again. */
const key = 'busy'

export function importUnderWay(query: URLSearchParams): string | null {
  return query.get(key)
}

export function showImport(job: string): void {
  setQuery({ [key]: job })
}

export function hideImport(): void {
  setQuery({ [key]: null })
}
