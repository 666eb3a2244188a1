import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contract } from '../../shared/contract.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { Files } from './desk/desk.ts'
import type { HandlersIn } from './dispatch.ts'
import { dispatch } from './dispatch.ts'
import type { Downloads } from './files/downloads.ts'
import type { StaticFiles } from './page/staticFiles.ts'
import type { Uploads } from './files/uploads.ts'
import { notUploaded, uploaded } from './files/uploads.ts'
import { foreignTo, hasToken } from './web/refusal.ts'
import { drained } from './web/drained.ts'
import { readBody } from './web/readBody.ts'
import { cutOff, refuse, sendDownload, sendFile, sendJson } from './web/respond.ts'

export interface WebHostOptions {
  readonly handlersIn: HandlersIn
  readonly page: StaticFiles
  readonly files: Pick<Files, 'addSource'>
  readonly uploads: Uploads
  readonly downloads: Downloads
  /** 0 takes a free one. */
  readonly port: number
  readonly onBug: (error: unknown, name: string) => void
}

export interface WebHost {
  readonly port: number
  /** The page with the token that it needs. The token stands in the fragment, which no browser sends anywhere. */
  readonly url: string
  /** Ends also the requests that are under way. */
  close(): Promise<void>
}

/** Serves the page and its calls on this machine alone. Throws UsageError when the port is taken. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const token = randomBytes(32).toString('base64url')
  const server = createServer((request, response) => {
    const port = (server.address() as AddressInfo | null)?.port ?? 0
    answer({ ...options, port, token }, request, response).catch((error: unknown) => {
      options.onBug(error, request.url?.split('?')[0] ?? '')
      if (response.headersSent) response.destroy()
      else cutOff(response, 500, 'Millrace has made a mistake.')
    })
  })
  server.headersTimeout = 10_000
  await listening(server, options.port)
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}/#token=${token}`,
    async close() {
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      server.closeAllConnections()
      await promise
    },
  }
}

async function listening(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject).listen(port, '127.0.0.1', resolve)
  try {
    await promise
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    throw new UsageError(`Port ${port} cannot be used here: it is taken or not allowed. Choose another one.`)
  }
}

type Host = WebHostOptions & { readonly token: string }

/** Everything is refused that is not named here. What a request asks for is looked at only when it is from our page. */
async function answer(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const foreign = foreignTo(host.port, request)
  if (foreign) return cutOff(response, foreign.status, foreign.sentence)
  const { path, query } = addressOf(request)
  const file = host.page.get(path)
  if (file)
    return isMethod('GET', request, response) ? sendFile(response, file.path, file.headers) : undefined
  const [, place, name, ...more] = path.split('/')
  if (place === 'download' && name && more.length === 0) return download(host, name, request, response)
  const isCall = place === 'api' && name !== undefined && more.length === 0 && Object.hasOwn(contract, name)
  if (!isCall && path !== '/upload') return cutOff(response, 404, 'There is nothing here.')
  if (!isMethod('POST', request, response)) return
  if (!hasToken(request, host.token))
    return refuse(response, 401, 'Open the address that millrace serve has printed.')
  return isCall ? call(host, name, request, response) : upload(host, query, request, response)
}

/** The path as it was sent: it is compared, never resolved. */
function addressOf({ url = '' }: IncomingMessage): { path: string; query: string } {
  const end = url.indexOf('?')
  return end < 0 ? { path: url, query: '' } : { path: url.slice(0, end), query: url.slice(end + 1) }
}

function isMethod(method: 'GET' | 'POST', request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === method) return true
  cutOff(response, 405, `Only ${method} is possible here.`, { allow: method })
  return false
}

function isType(type: string, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() === type) return true
  refuse(response, 415, `Only ${type} is possible here.`)
  return false
}

async function call(
  { handlersIn, onBug }: Host,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isType('application/json', request, response)) return
  const body = await readBody(request).catch(() => undefined) // it broke off: there is nobody to answer
  if (body === undefined) return void response.destroy()
  if (body === null) return refuse(response, 413, 'This is more than a call may bring along.')
  const sent = parsed(body)
  if (sent === undefined) return refuse(response, 400, 'This is not JSON.')
  sendJson(response, await dispatch(handlersIn, name, sent, onBug))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Keeps the bytes of a file; its name is a label, and no part of a path. */
async function upload(
  { uploads, files, onBug }: Host,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isType('application/octet-stream', request, response)) return
  try {
    const announced = Number(request.headers['content-length'] ?? 0) || 0
    const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
    const file = await uploads.receive(bytes, new URLSearchParams(query).get('name') ?? '', announced)
    sendJson(response, uploaded(file, files))
  } catch (error) {
    if (request.errored) return void response.destroy()
    await drained(request).catch(() => undefined)
    sendJson(response, notUploaded(error, onBug))
  }
}

async function download(
  { downloads }: Host,
  ticket: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isMethod('GET', request, response)) return
  const path = downloads.take(ticket)
  if (path === null)
    return refuse(response, 404, 'This download was used already, or is too old. Export once more.')
  await sendDownload(response, path)
  // Its ticket is used up: kept, each backup would take the room of a workspace until the host ends.
  await rm(path, { force: true }).catch(() => undefined)
}
