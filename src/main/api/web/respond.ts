import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileBlocks } from '../../fileBlocks.ts'
import { securityHeaders } from '../page/staticFiles.ts'
import { labelOf } from '../files/uploads.ts'
import { drained } from './drained.ts'

/** For what our page does not do: the connection ends with it, whatever else was to come through it. */
export function cutOff(response: ServerResponse, status: number, sentence: string, headers = {}): void {
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  })
  response.end(`${sentence}\n`)
}

/** For our page, which is to read the sentence. */
export function refuse(response: ServerResponse, status: number, sentence: string, headers = {}): void {
  drained(response.req).then(
    () => cutOff(response, status, sentence, headers),
    () => response.destroy(),
  )
}

export function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(value))
}

/** Sends a file to be kept, never to be shown. */
export async function sendDownload(response: ServerResponse, path: string): Promise<void> {
  await sendFile(response, path, {
    ...securityHeaders,
    'content-type': 'application/octet-stream',
    'content-disposition': attachment(labelOf(basename(path))),
    'cache-control': 'no-store',
  })
}

/** Throws when there is no such file. A reader who goes away ends it without a word. */
export async function sendFile(
  response: ServerResponse,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const { size } = await stat(path)
  response.writeHead(200, { ...headers, 'content-length': size })
  // A piece waits for the host's next turn, which is late while a batch runs: few large ones make few turns.
  try {
    for await (const block of fileBlocks(path)) await written(response, block)
    response.end()
    await finished(response)
  } catch {
    response.destroy()
  }
}

/** Resolves when the bytes are not needed any more: the next ones take their place. */
function written(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    response.once('close', reject)
    response.write(bytes, (error) => {
      response.off('close', reject)
      if (error) reject(error)
      else resolve()
    })
  })
}

/** RFC 6266: a plain name for old readers, the real one beside it. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.()+ -]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
