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
  readonly headers: ReadonlyMap<string, string>
  text(): Promise<string>
  json(): Promise<unknown>
}

export interface PooledFetch {
  readonly fetch: (url: string, init: RequestInit) => Promise<PooledResponse>
  readonly close: () => Promise<void>
}

/** A reply of this size is a fault, not an answer. */
const maxResponseBytes = 32 * 1024 * 1024

/**
 * A `fetch` over one pool of keep-alive connections. It takes a third of the time of the built-in one, and since it
 * reads the whole body before it resolves, the SDK's timeout covers the body too: by itself it ends with the headers.
 */
export function createPooledFetch(baseUrl: string, connections: number): PooledFetch {
  const pool = new Pool(new URL(baseUrl).origin, {
    connections,
    pipelining: 1,
    maxResponseSize: maxResponseBytes,
    // The caller's timeout counts; these would cut in before it.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return {
    fetch: (url, init) => exchange(pool, url, init),
    // Calls that hang must not keep the program from ending.
    close: () => pool.destroy(),
  }
}

async function exchange(pool: Pool, url: string, init: RequestInit): Promise<PooledResponse> {
  const { pathname, search } = new URL(url)
  const response = await pool
    .request({
      method: init.method ?? 'GET',
      path: pathname + search,
      headers: Object.fromEntries(init.headers as Headers),
      body: (init.body as string | undefined) ?? null,
      signal: init.signal ?? null,
    })
    .catch((error: unknown) => {
      throw brokenBeforeHeaders(error, init.signal)
    })
  const text = await response.body.text().catch((error: unknown) => {
    throw brokenInBody(error, init.signal)
  })
  return pooledResponse(url, response.statusCode, headersOf(response.headers), text)
}

function pooledResponse(
  url: string,
  status: number,
  headers: ReadonlyMap<string, string>,
  text: string,
): PooledResponse {
  return {
    ok: status >= 200 && status < 300,
    status,
    url,
    body: null,
    headers,
    text: () => Promise.resolve(text),
    json: async () => JSON.parse(text) as unknown,
  }
}

function headersOf(headers: Readonly<Record<string, string | string[] | undefined>>): Map<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
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
