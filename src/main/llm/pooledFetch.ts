import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { Pool } from 'undici'

/** A request that did not end in a response. The SDK carries it as the cause of its own error. */
export class BrokenRequest extends Error {
  override readonly name = 'BrokenRequest'
  readonly kind: 'offline' | 'network' | 'timeout' | 'stalled' | 'broken_body'

  constructor(kind: BrokenRequest['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

/** What the SDK reads of a response. The body is complete before the response is handed over. */
export interface PooledResponse {
  readonly ok: boolean
  readonly status: number
  readonly url: string
  readonly body: null
  readonly headers: Pick<ReadonlyMap<string, string>, 'get' | 'entries'>
  text(): Promise<string>
  json(): Promise<unknown>
}

export interface PooledFetch {
  readonly fetch: (url: string, init: RequestInit) => Promise<PooledResponse>
  readonly close: () => Promise<void>
}

/** A reply of this size is a fault, not an answer. */
const maxResponseBytes = 32 * 1024 * 1024

/** At once, to one server. */
const mostConnections = 128

/**
 * A `fetch` over one pool of keep-alive connections. It takes a fraction of the time of the built-in one, and since it
 * reads the whole body before it resolves, the SDK's timeout covers the body too: by itself it ends with the headers.
 */
export function createPooledFetch(baseUrl: string): PooledFetch {
  const { origin } = new URL(baseUrl)
  const pool = new Pool(origin, {
    connections: mostConnections,
    pipelining: 1,
    maxResponseSize: maxResponseBytes,
    // The caller's timeout counts; these would cut in before it.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return {
    fetch: (url, init) =>
      new Promise((resolve, reject) => {
        const { method = 'GET', headers, body, signal } = init
        const exchange = new Exchange(url, { resolve, reject }, signal)
        pool.dispatch(
          {
            method,
            path: url.slice(origin.length),
            headers: Object.fromEntries(headers as Headers),
            body: (body as string | undefined) ?? null,
          },
          exchange,
        )
      }),
    // Calls that hang must not keep the program from ending.
    close: () => pool.destroy(),
  }
}

interface Settle {
  readonly resolve: (response: PooledResponse) => void
  readonly reject: (error: BrokenRequest) => void
}

/** One request and its response. undici calls its methods; whichever ends it first settles it. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #url: string
  readonly #settle: Settle
  readonly #signal: AbortSignal | null | undefined
  readonly #chunks: Buffer[] = []
  #controller: Dispatcher.DispatchController | null = null
  #response: { readonly status: number; readonly headers: IncomingHttpHeaders } | null = null

  constructor(url: string, settle: Settle, signal: AbortSignal | null | undefined) {
    this.#url = url
    this.#settle = settle
    this.#signal = signal
    signal?.addEventListener('abort', this.#abort)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#signal?.aborted) this.#abort()
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // 1xx only announces the response.
    if (status >= 200) this.#response = { status, headers }
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#signal?.removeEventListener('abort', this.#abort)
    const { status, headers } = this.#response!
    this.#settle.resolve(pooledResponse(this.#url, status, headers, textOf(this.#chunks)))
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#signal?.removeEventListener('abort', this.#abort)
    const broken = this.#response ? brokenInBody : brokenBeforeHeaders
    this.#settle.reject(broken(error, this.#signal))
  }

  /** A request that has no connection yet ends as soon as it gets one. */
  readonly #abort = (): void => this.#controller?.abort(new Error('aborted'))
}

/** Without a byte order mark, as `fetch` reads text. */
const utf8 = new TextDecoder()

function textOf(chunks: readonly Buffer[]): string {
  return utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
}

function pooledResponse(
  url: string,
  status: number,
  headers: IncomingHttpHeaders,
  text: string,
): PooledResponse {
  return {
    ok: status >= 200 && status < 300,
    status,
    url,
    body: null,
    headers: headersOf(headers),
    text: () => Promise.resolve(text),
    json: async () => JSON.parse(text) as unknown,
  }
}

/** undici has the names in lower case already. */
function headersOf(headers: IncomingHttpHeaders): PooledResponse['headers'] {
  return new Map(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

/** Nobody answers at that address, as far as the system can tell. */
const unreachable: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no network',
  ENETDOWN: 'there is no network',
  EADDRNOTAVAIL: 'there is no network',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
  // Whoever answers there is not the server: a network that wants a sign-in first, or a proxy that nobody vouches for.
  ERR_TLS_CERT_ALTNAME_INVALID: 'another one answers in its place, as networks with a sign-in page do',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted here',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted here',
}

function brokenBeforeHeaders(error: unknown, signal: AbortSignal | null | undefined): BrokenRequest {
  if (signal?.aborted) return new BrokenRequest('timeout', 'No answer came in the time allowed.')
  const code = codeOf(error)
  const why = unreachable[code]
  if (why) return new BrokenRequest('offline', `The server cannot be reached: ${why}.`)
  return new BrokenRequest('network', `The connection broke before an answer came (${code}).`)
}

function brokenInBody(error: unknown, signal: AbortSignal | null | undefined): BrokenRequest {
  if (signal?.aborted) return new BrokenRequest('stalled', 'The answer stopped half way.')
  const code = codeOf(error)
  return code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
    ? new BrokenRequest('broken_body', 'The answer is larger than 32 MB.')
    : new BrokenRequest('network', `The connection broke inside the answer (${code}).`)
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return code ?? message ?? 'unknown'
}
