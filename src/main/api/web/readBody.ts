import type { IncomingMessage } from 'node:http'
import { maxInputBytes } from '../page/maxInputBytes.ts'

/** Reads a request as text. null when it is larger than any input may be: then the rest of it is not read. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxInputBytes) return null
  const chunks: Buffer[] = []
  let bytes = 0
  // Without the option the connection would be gone before the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxInputBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
