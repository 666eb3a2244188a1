import { tokenHere } from './token.ts'
import type { CallError, CallInput, CallName, CallOutput, CallResult, SentCall } from '../shared/contract.ts'
import { workspaceHere } from './route.ts'

declare global {
  interface Window {
    /** What the preload exposes; absent in a browser. */
    readonly millrace?: { call(name: string, sent: SentCall): Promise<CallResult> }
  }
}

/** A call that was refused. Its message is for the operator. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly kind: CallError['kind'] | 'offline'

  constructor(kind: CallError['kind'] | 'offline', message: string) {
    super(message)
    this.kind = kind
  }
}

/** Asks the main process about the workspace of this page. Throws CallFailed. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return ask(name, { workspace: workspaceHere(), input })
}

/** Asks about workspaces themselves, and about jobs that were started so. Throws CallFailed. */
export async function callOutside<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return ask(name, { workspace: null, input })
}

async function ask<N extends CallName>(name: N, sent: SentCall): Promise<CallOutput<N>> {
  const result = window.millrace ? await window.millrace.call(name, sent) : await post(name, sent)
  if (result.ok) return result.value as CallOutput<N>
  throw new CallFailed(result.error.kind, result.error.message)
}

export interface Sending {
  /** Bytes. The desktop's page hears nothing: there it is a copy on one disk. */
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/** Sends a file that was dropped or chosen in the page; what comes back can be read like a file that was opened. */
export async function upload(file: File, sending: Sending): Promise<CallOutput<'source.sample'>> {
  const address = `upload?name=${encodeURIComponent(file.name)}`
  const headers = { ...(await authorization()), 'content-type': 'application/octet-stream' }
  const { signal } = sending
  const result = window.millrace
    ? await json(fetched(address, { method: 'POST', headers, body: file, signal }))
    : await sentFile(address, headers, file, sending)
  if (result.ok) return result.value as CallOutput<'source.sample'>
  throw new CallFailed(result.error.kind, result.error.message)
}

async function json(response: Promise<Response>): Promise<CallResult> {
  return (await (await response).json()) as CallResult
}

/** As `fetch` does it, which does not say how far it is. */
function sentFile(
  address: string,
  headers: Readonly<Record<string, string>>,
  file: File,
  { onProgress, signal }: Sending,
): Promise<CallResult> {
  const { promise, resolve, reject } = Promise.withResolvers<CallResult>()
  const request = new XMLHttpRequest()
  request.open('POST', address)
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
  request.responseType = 'json'
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total))
  request.addEventListener('load', () => {
    if (request.status === 401) reject(noAccess())
    else if (request.response === null) reject(noAnswer())
    else resolve(request.response as CallResult)
  })
  for (const name of ['error', 'abort']) request.addEventListener(name, () => reject(noAnswer()))
  signal.addEventListener('abort', () => request.abort())
  request.send(file)
  return promise
}

async function post(name: string, sent: SentCall): Promise<CallResult> {
  const headers = { ...(await authorization()), 'content-type': 'application/json' }
  const response = await fetched(`api/${name}`, { method: 'POST', headers, body: JSON.stringify(sent) })
  if (response.status === 401) throw noAccess()
  return (await response.json()) as CallResult
}

async function fetched(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch {
    throw noAnswer()
  }
}

function noAccess(): CallFailed {
  return new CallFailed(
    'offline',
    'This page has no access. Open the address that Millrace printed when it was last started.',
  )
}

function noAnswer(): CallFailed {
  return new CallFailed(
    'offline',
    'Millrace does not answer. Nothing stored is lost, and this page goes on as soon as it does. If it was closed, start it again and open the address that it prints.',
  )
}

async function authorization(): Promise<Record<string, string>> {
  if (window.millrace) return {}
  const token = await tokenHere()
  return token ? { authorization: `Bearer ${token}` } : {}
}
