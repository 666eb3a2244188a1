import Anthropic, { APIConnectionError, APIError } from '@anthropic-ai/sdk'
import type { Failure } from '../../shared/failure.ts'
import type { CallResult, LlmClient, Reply } from './call.ts'
import type { PooledFetch, PooledResponse } from './pooledFetch.ts'
import { BrokenRequest, createPooledFetch } from './pooledFetch.ts'
import { limitsOf, retryAfterMsOf } from './readHeaders.ts'
import { textOf } from './replyText.ts'
import { tokensOf } from './replyTokens.ts'
import { failureOf, replyFailure } from './sortFailure.ts'
import { withoutKey } from './withoutKey.ts'

export interface ClientOptions {
  /** null sends no key: local servers need none. */
  readonly apiKey: string | null
  /** Without `/v1`. */
  readonly baseUrl: string
  /** ms UTC, for dates in `retry-after`. */
  readonly now: () => number
}

/** The client of the Messages API. The only file that imports the SDK. */
export function createClient({ apiKey, baseUrl, now }: ClientOptions): LlmClient {
  const pooled = createPooledFetch(baseUrl)
  const sdk = createSdk(apiKey, baseUrl, pooled)
  return {
    async send(request, { timeoutMs }) {
      // The request stands as it is: its bytes are the key of the cache.
      const body = request as Anthropic.MessageCreateParamsNonStreaming
      return resultOf(
        () => sdk.messages.create(body, { timeout: timeoutMs }).asResponse(),
        (response) => readMessage(response, request.model),
        now,
      )
    },
    async probe({ timeoutMs }) {
      const result = await resultOf(
        () => sdk.models.list({ limit: 1 }, { timeout: timeoutMs }).asResponse(),
        readNothing,
        now,
      )
      // Local servers often have no list of models; one that says so is there.
      return result.status === 404 || result.status === 405 ? { ...result, failure: null } : result
    },
    close: () => pooled.close(),
  }
}

/** Everything that the SDK would do by itself is the engine's: retries, limits, time, logs, tracing. */
function createSdk(apiKey: string | null, baseUrl: string, { fetch }: PooledFetch): Anthropic {
  return new Anthropic({
    // With a key given here the SDK looks for no other: not in the environment, not in profiles.
    apiKey: apiKey ?? 'none',
    ...(apiKey === null && { defaultHeaders: { authorization: null } }),
    baseURL: baseUrl,
    maxRetries: 0,
    logLevel: 'off',
    openTelemetry: false,
    fetch: withoutKey(apiKey, fetch) as unknown as typeof globalThis.fetch,
  })
}

type Read = (response: PooledResponse) => Promise<Pick<CallResult, 'reply' | 'failure'>>

/** Runs one request. Trouble with the network or the API comes back as data. */
async function resultOf(request: () => Promise<unknown>, read: Read, now: () => number): Promise<CallResult> {
  try {
    const response = (await request()) as PooledResponse
    const { status, headers } = response
    return { ...(await read(response)), status, ...headerFacts({ get: (name) => headers.get(name) }, now()) }
  } catch (error) {
    if (error instanceof APIError && error.status !== undefined) return errorResult(error, now())
    return { ...noAnswer, failure: brokenFailure(error) }
  }
}

const noAnswer = { status: null, requestId: null, reply: null, retryAfterMs: null, limits: null }

function headerFacts(headers: { get(name: string): string | null | undefined }, now: number) {
  return {
    requestId: headers.get('request-id') ?? null,
    retryAfterMs: retryAfterMsOf(headers, now),
    limits: limitsOf(headers),
  }
}

function errorResult({ status, error, headers }: APIError, now: number): CallResult {
  const failure = failureOf({ status: status!, ...envelopeOf(error) })
  return { status: status!, reply: null, failure, ...headerFacts(headers!, now) }
}

/** `{"type":"error","error":{"type","message","details"}}`; a proxy's HTML page has nothing of it. */
function envelopeOf(body: unknown) {
  const { type, message, details } = ((body as { error?: object } | undefined)?.error ?? {}) as {
    type?: unknown
    message?: unknown
    details?: { error_code?: unknown } | null
  }
  return { type: stringOr(type), message: stringOr(message), code: stringOr(details?.error_code) }
}

function brokenFailure(error: unknown): Failure {
  if (error instanceof APIConnectionError && error.cause instanceof BrokenRequest) {
    const { kind, message } = error.cause
    return { kind, message }
  }
  throw error
}

const readNothing: Read = () => Promise.resolve({ reply: null, failure: null })

async function readMessage(
  response: PooledResponse,
  asked: string,
): Promise<Pick<CallResult, 'reply' | 'failure'>> {
  const text = await response.text()
  const body = messageIn(text)
  if (!body) return { reply: null, failure: { kind: 'broken_body', message: notAMessage(text) } }
  const reply = replyOf(text, body, asked)
  return { reply, failure: replyFailure(reply) }
}

function messageIn(text: string): Record<string, unknown> | null {
  try {
    const body = JSON.parse(text) as Record<string, unknown> | null
    return Array.isArray(body?.['content']) ? body : null
  } catch {
    return null
  }
}

function notAMessage(text: string): string {
  if (text.trim() === '') return 'The server answered 200 with an empty body.'
  if (/^\s*</.test(text)) return 'The server answered 200 with a web page instead of a message.'
  return 'The server answered 200 with something that is not a complete message.'
}

/** As long as the name of a model may be in the settings. */
const longestModel = 200

function replyOf(json: string, body: Record<string, unknown>, asked: string): Reply {
  return {
    json,
    body,
    model: stringOr(body['model'])?.slice(0, longestModel) ?? asked,
    text: textOf(body),
    stopReason: stringOr(body['stop_reason']),
    tokens: tokensOf(body),
  }
}

function stringOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
