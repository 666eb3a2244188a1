import type { Failure, FailureKind } from '../../shared/failure.ts'
import type { Reply } from './call.ts'

/** An error response: what the status says, and what its body says where it is the API's envelope. */
export interface ErrorResponse {
  readonly status: number
  readonly type: string | null
  /** `error.details.error_code`. */
  readonly code: string | null
  readonly message: string | null
}

const byStatus: Readonly<Record<number, FailureKind>> = {
  401: 'auth',
  402: 'credit',
  403: 'permission',
  408: 'timeout',
  409: 'conflict',
  413: 'too_large',
  429: 'rate_limited',
  504: 'timeout',
  529: 'overloaded',
}

/** Sorts an error response into the closed list of failures, by status and error code, never by wording alone. */
export function failureOf(response: ErrorResponse): Failure {
  const kind = kindOf(response)
  return { kind, message: kind === 'model_not_found' ? missingModel(response) : messageOf(response) }
}

function kindOf({ status, type, code, message }: ErrorResponse): FailureKind {
  if (code === 'enforced_spend_limit_reached') return 'spend_limit'
  if (status === 404) return type === 'not_found_error' ? 'model_not_found' : 'bad_request'
  if (status === 400) return kindOf400(message ?? '')
  return byStatus[status] ?? (status >= 500 ? 'server_error' : 'bad_request')
}

/** The API sends these two as plain 400s: only their wording tells them apart. */
function kindOf400(message: string): FailureKind {
  if (/credit balance is too low/i.test(message)) return 'credit'
  if (/specified API usage limits/i.test(message)) return 'spend_limit'
  return 'bad_request'
}

const longestMessage = 500

function messageOf({ status, message }: ErrorResponse): string {
  if (message) return message.slice(0, longestMessage)
  if (status === 404)
    return 'The server answered 404 without saying why: is the base URL that of a Messages API?'
  return `The server answered ${status} without saying why.`
}

/** Where the API says no more than `model: claude-nobody-1`, its name. */
function missingModel(response: ErrorResponse): string {
  const name = /^model: (\S+)$/.exec(response.message ?? '')?.[1]
  return name === undefined ? messageOf(response) : `There is no model "${name.slice(0, longestMessage)}".`
}

const unusable = new Map<string | null, Failure>([
  ['refusal', { kind: 'refusal', message: 'The model declined to answer.' }],
  ['max_tokens', { kind: 'truncated', message: 'The reply was cut at the limit on output tokens.' }],
  [
    'model_context_window_exceeded',
    { kind: 'too_large', message: "The row is longer than the model's context window." },
  ],
])

/** What is wrong with a reply that was received and paid for; null when it can be parsed. */
export function replyFailure({ stopReason, text }: Pick<Reply, 'stopReason' | 'text'>): Failure | null {
  const failure = unusable.get(stopReason)
  if (failure) return failure
  return text.trim() === '' ? { kind: 'empty_reply', message: 'The reply holds no text.' } : null
}
