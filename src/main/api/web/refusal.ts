import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request gets nothing. */
export interface Refusal {
  readonly status: number
  readonly sentence: string
}

/** Whether a request comes from our own page. The first reason against it; null when there is none. */
export function foreignTo(port: number, { headers }: IncomingMessage): Refusal | null {
  // A name that somebody else makes point to this machine is not ours: DNS rebinding ends here.
  const host = headers.host ?? ''
  if (!ownHosts(port).includes(host)) return { status: 421, sentence: 'This is not the address of Millrace.' }
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, sentence: 'Another page may not use Millrace.' }
  // `same-site` is another port of this machine.
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return { status: 403, sentence: 'Another page may not use Millrace.' }
  return null
}

function ownHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`]
}

/** Whether the bearer token is the one that was handed out. Takes as long for every wrong one, of any length. */
export function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
