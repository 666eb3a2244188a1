import type { IncomingHttpHeaders } from 'node:http'
import { hash53 } from './chance.ts'
import type { Fault } from './fault.ts'
import { parseFault } from './fault.ts'
import type { FaultKind } from './faultKinds.ts'
import { errorFaults, isErrorFault, isReplyFault } from './faultKinds.ts'
import type { ApiError, HttpAnswer } from './httpAnswer.ts'
import { errorAnswer, jsonAnswer } from './httpAnswer.ts'
import type { PracticeLimits, RateLimiter } from './limits.ts'
import { createRateLimiter } from './limits.ts'
import type { MessageRequest } from './messageRequest.ts'
import { readMessageRequest, readTokenRequest } from './messageRequest.ts'
import { modelEntry, modelPage } from './models.ts'
import type { Usage } from './reply.ts'
import { replyTo } from './reply.ts'
import { countInputTokens } from './tokens.ts'

export interface ModelOptions {
  readonly models: readonly string[]
  readonly seed: number
  readonly now: () => number
  readonly faults?: readonly string[]
  readonly limits?: PracticeLimits
  readonly apiKey?: string
}

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request and what came of it. */
export interface Answered {
  readonly answer: HttpAnswer
  /** A fault of the wire, still to be done while sending. */
  readonly fault: FaultKind | null
  readonly model: string
  readonly body: string
  /** null where nothing was billed. */
  readonly usage: Usage | null
}

/** The practice model without its socket: takes an HTTP request, gives an HTTP answer. */
export class PracticeModel {
  readonly #options: ModelOptions
  readonly #limiter: RateLimiter
  /** By the hash of the body: a million bodies are a gigabyte and more. */
  readonly #seen = new Map<number, number>()
  readonly #numbers = new Map<string | null, number>()
  #faults: readonly Fault[]
  #lastId = 0
  #firstAt: number | null = null

  constructor(options: ModelOptions) {
    this.#options = options
    this.#limiter = createRateLimiter(options.limits ?? {}, options.now)
    this.#faults = (options.faults ?? []).map(parseFault)
  }

  setFaults(faults: readonly string[]): void {
    this.#faults = faults.map(parseFault)
  }

  answer({ method, url, headers, body }: HttpRequest): Answered {
    const id = `practice_${String(++this.#lastId).padStart(8, '0')}`
    const path = url.split('?')[0]!
    const answered = this.#refusedKey(headers)
      ? failed({ type: 'authentication_error', message: 'invalid api key' }, id, body)
      : this.#route(`${method} ${path}`, path, body, id)
    const common = { 'request-id': id, 'anthropic-organization-id': 'practice' }
    return { ...answered, answer: { ...answered.answer, headers: { ...answered.answer.headers, ...common } } }
  }

  #route(route: string, path: string, body: string, id: string): Answered {
    const { models } = this.#options
    if (route === 'POST /v1/messages') return this.#message(body, id)
    if (route === 'POST /v1/messages/count_tokens') return this.#tokens(body, id)
    if (route === 'GET /v1/models') return plain(jsonAnswer(modelPage(models)), body)
    const named = models.find((model) => path === `/v1/models/${model}`)
    if (named) return plain(jsonAnswer(modelEntry(named)), body)
    if (path === '/')
      return plain({ status: 200, headers: {}, body: 'The practice model of Millrace.\n' }, body)
    return failed({ type: 'not_found_error', message: `Not found: ${path}` }, id, body)
  }

  #message(body: string, id: string): Answered {
    const request = readMessageRequest(parsed(body))
    if ('type' in request) return failed(request, id, body)
    const fault = this.#faultFor(request, body)
    const { model } = request
    const error = fault && errorFault(fault, this.#options.now())
    if (error) return failed(error, id, body, model)
    if (!this.#options.models.includes(model)) {
      return failed({ type: 'not_found_error', message: `model: ${model}` }, id, body, model)
    }
    const refused = this.#limiter.admit(model, countInputTokens(request))
    if (refused) {
      const headers = {
        'retry-after': String(Math.ceil(refused.waitMs / 1000)),
        ...this.#limiter.headers(model),
      }
      return failed({ type: 'rate_limit_error', message: refused.sentence, headers }, id, body, model)
    }
    const message = replyTo(request, `msg_${id}`, fault && isReplyFault(fault) ? fault : null)
    const usage = message.usage ?? null
    this.#limiter.produced(model, usage?.output_tokens ?? 0)
    return {
      answer: jsonAnswer(message, this.#limiter.headers(model)),
      fault,
      model: String(message['model']),
      body,
      usage,
    }
  }

  #tokens(body: string, id: string): Answered {
    const request = readTokenRequest(parsed(body))
    return 'type' in request
      ? failed(request, id, body)
      : plain(jsonAnswer({ input_tokens: countInputTokens(request) }), body)
  }

  #refusedKey(headers: IncomingHttpHeaders): boolean {
    const { apiKey } = this.#options
    const given = headers['x-api-key'] ?? headers.authorization?.replace(/^Bearer /, '')
    return apiKey !== undefined && given !== apiKey
  }

  /** The first fault that strikes. Requests are numbered whether a fault strikes or not. */
  #faultFor({ model, messages }: MessageRequest, body: string): FaultKind | null {
    const repeat = this.#faults.length > 0 ? this.#repeatOf(body) : 1
    const [overall, ofModel] = [this.#count(null), this.#count(model)]
    const now = this.#options.now()
    const elapsedMs = now - (this.#firstAt ??= now)
    const userText = messages.find(({ role }) => role === 'user')?.text ?? ''
    const struck = this.#faults.find((fault, index) => {
      if (fault.model !== null && fault.model !== model) return false
      const number = fault.model === null ? overall : ofModel
      const chanceKey = `${index} ${repeat} ${body}`
      return fault.strikes({ number, elapsedMs, userText, chanceKey, seed: this.#options.seed })
    })
    return struck?.kind ?? null
  }

  /** How often this body has come so far, this time too. */
  #repeatOf(body: string): number {
    const key = hash53(body, 0)
    const repeat = (this.#seen.get(key) ?? 0) + 1
    this.#seen.set(key, repeat)
    return repeat
  }

  #count(model: string | null): number {
    const number = (this.#numbers.get(model) ?? 0) + 1
    this.#numbers.set(model, number)
    return number
  }
}

function errorFault(kind: FaultKind, now: number): ApiError | null {
  if (isErrorFault(kind)) return errorFaults[kind]
  if (kind !== '429-date') return null
  return { ...errorFaults['429'], headers: { 'retry-after': new Date(now + 1_000).toUTCString() } }
}

function failed(error: ApiError, id: string, body: string, model = ''): Answered {
  return { answer: errorAnswer(error, id), fault: null, model, body, usage: null }
}

function plain(answer: HttpAnswer, body: string): Answered {
  return { answer, fault: null, model: '', body, usage: null }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
