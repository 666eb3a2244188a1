import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'

const validMs = 10 * 60_000

/** Finished files that the browser may fetch: each once, within ten minutes, by whoever holds its ticket. */
export interface Downloads {
  /** `url` is relative to the page. */
  offer(path: string): { readonly name: string; readonly url: string }
  /** The path behind a ticket, which is used up by asking. null for one that is not known or too old. */
  take(ticket: string): string | null
}

export function createDownloads(now: () => number): Downloads {
  const offered = new Map<string, { readonly path: string; readonly until: number }>()
  return {
    offer(path) {
      const ticket = randomBytes(32).toString('base64url')
      offered.set(ticket, { path, until: now() + validMs })
      return { name: basename(path), url: `download/${ticket}` }
    },
    take(ticket) {
      const found = offered.get(ticket)
      offered.delete(ticket)
      return found && now() <= found.until ? found.path : null
    },
  }
}
