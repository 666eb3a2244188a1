import type { Spread } from './chance.ts'
import { chanceOf, logNormal } from './chance.ts'
import type { HttpAnswer } from './connection.ts'
import type { Limits } from './limiter.ts'
import { createLimiter } from './limiter.ts'
import { errorBody, messageBody, replyText, tokensIn } from './reply.ts'

export interface ServerOptions {
  readonly seed: number
  /** ms; 0 answers at once. */
  readonly latency: number | Spread
  /** The share of requests answered by 529, 500 or a reset connection. */
  readonly faultShare: number
  readonly limits: Limits
  /** Whether the `anthropic-ratelimit-*` headers are sent. */
  readonly tellsLimits: boolean
  /** Whether replies differ in length. */
  readonly spreadReplies: boolean
}

/** What the server saw. Requests in flight are counted when they are answered. */
export interface Counts {
  requests: number
  refused: number
  faults: number
  inputTokens: number
  outputTokens: number
  inFlight: number
  maxInFlight: number
  bodyBytes: number
  /** ms UTC; null before the first request. */
  firstAt: number | null
}

export const noCounts: Counts = {
  requests: 0,
  refused: 0,
  faults: 0,
  inputTokens: 0,
  outputTokens: 0,
  inFlight: 0,
  maxInFlight: 0,
  bodyBytes: 0,
  firstAt: null,
}

export interface Planned {
  readonly delayMs: number
  /** Called when the time is over. null resets the connection. */
  readonly answer: () => HttpAnswer | null
}

/** Decides how each request is answered. All chance hangs on ticket and attempt, not on the order of arrival. */
export function createModel(options: ServerOptions, counts: Counts) {
  const { seed, latency, faultShare, spreadReplies } = options
  const limiter = createLimiter(options.limits, () => performance.now())
  const attemptsByTicket = new Map<number, number>()
  const limitLines = () => (options.tellsLimits ? limiter.headerLines() : '')

  const answered = (body: Buffer, ticket: number, attempt: number) => (): HttpAnswer => {
    const inputTokens = tokensIn(body.length)
    const text = replyText(spreadReplies, seed, ticket)
    limiter.produced(text.tokens)
    counts.inputTokens += inputTokens
    counts.outputTokens += text.tokens
    const id = `${ticket}_${attempt}`
    const headerLines = `request-id: req_${id}\r\n${limitLines()}`
    return { status: 200, headerLines, body: messageBody(id, modelIn(body), inputTokens, text) }
  }

  return (body: Buffer): Planned => {
    const waitMs = limiter.admit(tokensIn(body.length))
    if (waitMs > 0) {
      counts.refused++
      return { delayMs: 0, answer: () => refusal(waitMs, limitLines()) }
    }
    const ticket = ticketIn(body)
    const attempt = faultShare > 0 ? (attemptsByTicket.get(ticket) ?? 0) : 0
    if (faultShare > 0) attemptsByTicket.set(ticket, attempt + 1)
    const delayMs = typeof latency === 'number' ? latency : logNormal(latency, seed, ticket, attempt)
    if (faultShare === 0 || chanceOf(4, seed, ticket, attempt) >= faultShare) {
      return { delayMs, answer: answered(body, ticket, attempt) }
    }
    counts.faults++
    return { delayMs, answer: faults[(ticket + attempt) % faults.length]! }
  }
}

/** Every ticket says its number in its text. */
function ticketIn(body: Buffer): number {
  const at = body.indexOf('(case ')
  return Number.parseInt(body.toString('latin1', at + 6, at + 16), 10)
}

function modelIn(body: Buffer): string {
  const start = body.indexOf('"model":"') + 9
  return body.toString('latin1', start, body.indexOf('"', start))
}

const faults: readonly (() => HttpAnswer | null)[] = [
  () => ({ status: 529, headerLines: '', body: errorBody('overloaded_error', 'Overloaded') }),
  () => ({ status: 500, headerLines: '', body: errorBody('api_error', 'Internal server error') }),
  () => null,
]

/** The API says whole seconds. */
function refusal(waitMs: number, limitLines: string): HttpAnswer {
  const headerLines = `retry-after: ${Math.ceil(waitMs / 1_000)}\r\n${limitLines}`
  return {
    status: 429,
    headerLines,
    body: errorBody('rate_limit_error', 'This would exceed the rate limit.'),
  }
}
