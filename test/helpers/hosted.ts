import { mkdirSync, writeFileSync } from 'node:fs'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { request } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { SourceFile } from '../../src/main/api/desk/desk.ts'
import { createDownloads } from '../../src/main/api/files/downloads.ts'
import { staticFiles } from '../../src/main/api/page/staticFiles.ts'
import { createUploads } from '../../src/main/api/files/uploads.ts'
import { startWebHost } from '../../src/main/api/webHost.ts'
import { countingHandlers } from './countingHandlers.ts'
import { tempDir } from './tempDir.ts'

export interface Sent {
  readonly method?: string
  readonly path?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

/** The body of a call, as a page of the workspace sends it. */
export function bodyOf(input: unknown, workspace: string | null = 'default'): string {
  return JSON.stringify({ workspace, input })
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A web host over handlers that count, and a client that sends exactly what it is told to. */
export async function hosted() {
  const folder = tempDir()
  const pageDir = join(folder, 'page')
  mkdirSync(join(pageDir, 'assets'), { recursive: true })
  writeFileSync(join(pageDir, 'index.html'), '<title>Millrace</title>')
  writeFileSync(join(pageDir, 'assets/index-a1B2c3D4.js'), 'let a')
  writeFileSync(join(pageDir, 'notes.txt'), 'not of the page')
  writeFileSync(join(folder, 'secret.js'), 'let secret')
  const { handlers, calls } = countingHandlers()
  const uploads = createUploads(join(folder, 'uploads'), () => true)
  const clock = { now: 1_000_000 }
  const downloads = createDownloads(() => clock.now)
  const sources: SourceFile[] = []
  const bugs: string[] = []
  const host = await startWebHost({
    handlersIn: () => handlers,
    page: staticFiles(pageDir),
    files: { addSource: (file) => `source-${sources.push(file)}` },
    uploads,
    downloads,
    port: 0,
    onBug: (error, name) => bugs.push(`${name}: ${String(error)}`),
  })
  onTestFinished(() => host.close())
  const token = new URL(host.url).hash.slice('#token='.length)
  const send = ({ method = 'GET', path = '/', headers = {}, body }: Sent): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: host.port, method, path, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  const own = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    origin: `http://127.0.0.1:${host.port}`,
    'sec-fetch-site': 'same-origin',
  }
  const call = (changed: Sent = {}): Promise<Answer> =>
    send({
      method: 'POST',
      path: '/api/batches.list',
      body: bodyOf({}),
      ...changed,
      headers: { ...own, ...changed.headers },
    })
  return { folder, host, token, send, call, own, calls, sources, bugs, downloads, clock }
}
