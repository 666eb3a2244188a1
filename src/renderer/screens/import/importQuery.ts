import type { ReadOptions } from '../../../shared/views/fileViews.ts'

const prefix = 'map.'

/** How the operator wants the file to be read: `encoding`, `delimiter`, `sheet`, `firstRow=data`. */
export function optionsOf(query: URLSearchParams): ReadOptions {
  const names = ['encoding', 'delimiter', 'sheet'] as const
  const chosen = Object.fromEntries(
    names.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])),
  )
  return query.get('firstRow') === 'data' ? { ...chosen, firstRow: 'data' } : chosen
}

/** The columns that the operator has chosen: `map.body=message`. An empty one leaves a field without a column. */
export function mappingOf(query: URLSearchParams): Record<string, string> {
  const chosen = [...query].filter(([key]) => key.startsWith(prefix))
  return Object.fromEntries(chosen.map(([key, column]) => [key.slice(prefix.length), column]))
}

export function mappingKey(field: string): string {
  return `${prefix}${field}`
}
