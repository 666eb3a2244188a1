import { useSyncExternalStore } from 'react'

/** Where the operator is: the path and the view state of the fragment, so that a reload shows the same screen. */
export interface Route {
  /** `['batches', '3', 'failures']` */
  readonly path: readonly string[]
  readonly query: URLSearchParams
}

let known: { readonly hash: string; readonly route: Route } | null = null

function current(): Route {
  const { hash } = location
  if (known?.hash !== hash) known = { hash, route: parsed(hash) }
  return known.route
}

function parsed(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  return { path: path.split('/').filter(Boolean), query: new URLSearchParams(query) }
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current)
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function linkTo(path: string, query?: URLSearchParams): string {
  const text = query?.toString() ?? ''
  return `#/${path}${text ? `?${text}` : ''}`
}

export function go(path: string, query?: URLSearchParams): void {
  location.hash = linkTo(path, query)
}

/** Changes the view state and adds no step to the history. null removes a key. */
export function setQuery(changes: Readonly<Record<string, string | null>>): void {
  const { path, query } = current()
  const next = new URLSearchParams(query)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  history.replaceState(null, '', linkTo(path.join('/'), next))
  dispatchEvent(new HashChangeEvent('hashchange'))
}
