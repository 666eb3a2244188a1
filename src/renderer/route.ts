import { useSyncExternalStore } from 'react'

/** Where the operator is: the path and the view state of the fragment, so that a reload shows the same screen. */
export interface Route {
  /** As the address names it: `#/w/NAME/...`. null where it names none. */
  readonly workspace: string | null
  /** `['batches', '3', 'failures']` */
  readonly path: readonly string[]
  readonly query: URLSearchParams
}

let known: { readonly hash: string; readonly route: Route } | null = null

/** The workspace of this page, for as long as the page lives; null until it is known. */
let here: string | null = null

function current(): Route {
  const { hash } = location
  if (known?.hash !== hash) known = { hash, route: parsed(hash) }
  return known.route
}

const mark = 'w'

function parsed(hash: string): Route {
  const [text = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const path = text.split('/').filter(Boolean)
  const [first, name, ...rest] = path
  const isMarked = first === mark && name !== undefined
  return {
    workspace: isMarked ? decoded(name) : null,
    path: isMarked ? rest : path,
    query: new URLSearchParams(query),
  }
}

/** As it stands where it is not well formed: then there is no such workspace. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current)
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

/** Which workspace this page shows. Every call says it. */
export function workspaceHere(): string | null {
  return here
}

/** Which one the address asks for. */
export function workspaceAsked(): string | null {
  return current().workspace
}

/**
 * From now on this page is in this workspace. An address that names none is given it; one that names another is another
 * page, and loaded as such: nothing that was begun here can end there.
 */
export function stayIn(workspace: string): void {
  here = workspace
  const keep = (): void => {
    const { workspace: asked, path, query } = current()
    if (asked === null) history.replaceState(null, '', linkTo(path.join('/'), query))
    else if (asked !== here) location.reload()
  }
  keep()
  addEventListener('hashchange', keep)
}

/** A place in this workspace, or in another one. */
export function linkTo(path: string, query?: URLSearchParams, workspace = here): string {
  const text = query?.toString() ?? ''
  const start = workspace === null ? '' : `${mark}/${encodeURIComponent(workspace)}/`
  return `#/${start}${path}${text ? `?${text}` : ''}`
}

export function go(path: string, query?: URLSearchParams): void {
  location.hash = linkTo(path, query)
}

/** Shows another workspace in this page. */
export function switchTo(workspace: string): void {
  location.hash = linkTo('batches', undefined, workspace)
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
