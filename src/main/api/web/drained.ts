import type { IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'

/**
 * Reads what is left of a request and keeps nothing of it: a browser reads no answer before it has sent everything, and
 * calls it a broken connection when it cannot. Throws when the request breaks off.
 */
export async function drained(request: IncomingMessage): Promise<void> {
  await finished(request.resume())
}
