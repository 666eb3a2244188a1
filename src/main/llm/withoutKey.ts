import type { PooledFetch } from './pooledFetch.ts'

/** Shorter ones are words like `local`, for servers that want any key at all. They may well stand in an answer. */
const shortestSecret = 12

/** What a server repeats of the key goes no further: answers and their errors are stored, shown and exported. */
export function withoutKey(key: string | null, fetch: PooledFetch['fetch']): PooledFetch['fetch'] {
  if (key === null || key.length < shortestSecret) return fetch
  const clean = (text: string) => text.replaceAll(key, '(the key)')
  return async (url, init) => {
    const response = await fetch(url, init)
    const headers = [...response.headers.entries()].map(([name, value]) => [name, clean(value)] as const)
    const text = clean(await response.text())
    return {
      ...response,
      headers: new Map(headers),
      text: () => Promise.resolve(text),
      json: async () => JSON.parse(text) as unknown,
    }
  }
}
