import type { Failure } from '../../shared/failure.ts'
import type { Tokens } from '../../shared/tokens.ts'

/** The body of POST /v1/messages, sent exactly as it stands here. Its sha256 is the key of the cache. */
export interface ModelRequest {
  readonly model: string
  readonly max_tokens: number
  readonly system: string
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly content: string }[]
  readonly output_config?: {
    readonly format: { readonly type: 'json_schema'; readonly schema: Record<string, unknown> }
  }
}

/** A message that was received and is paid for, whether it can be used or not. */
export interface Reply {
  /** The response as it came, for the artifact. */
  readonly json: string
  readonly body: Record<string, unknown>
  /** The model that served, which may differ from the one asked. */
  readonly model: string
  /** All text blocks joined; blocks of other types are left out. */
  readonly text: string
  readonly stopReason: string | null
  readonly tokens: Tokens
}

/** What the rate-limit headers of a response said. */
export interface LimitHeaders {
  readonly requests?: LimitHeader
  readonly inputTokens?: LimitHeader
  readonly outputTokens?: LimitHeader
}
export interface LimitHeader {
  readonly limit: number
  readonly remaining: number
}

/** The outcome of one request: a usable reply (failure is null), a paid but unusable one (both), or none. */
export interface CallResult {
  /** The HTTP status, null where no response arrived. */
  readonly status: number | null
  readonly requestId: string | null
  readonly reply: Reply | null
  readonly failure: Failure | null
  /** From `retry-after`, in seconds or as a date; null when the server did not say. */
  readonly retryAfterMs: number | null
  readonly limits: LimitHeaders | null
}

interface SendOptions {
  /** Covers the whole call, the body included. */
  readonly timeoutMs: number
}

/** The one way to a model. Never throws for trouble with the network or the API: that is data. */
export interface LlmClient {
  send(request: ModelRequest, options: SendOptions): Promise<CallResult>
  /** One free request that proves address and key. */
  probe(options: SendOptions): Promise<CallResult>
  /** Drops the calls in flight: they end as failures of kind `network`. */
  close(): Promise<void>
}
