import type { ApiError } from './httpAnswer.ts'

/** Answers with an error of the API. */
export const errorFaults = {
  '400': { type: 'invalid_request_error', message: 'practice fault: the request is invalid' },
  '401': { type: 'authentication_error', message: 'invalid api key' },
  '402': { type: 'billing_error', message: 'there is a problem with your billing' },
  '403': { type: 'permission_error', message: 'your api key may not use this model' },
  '404': { type: 'not_found_error', message: 'model: practice-fault' },
  '408': { type: 'timeout_error', message: 'the request took too long', status: 408 },
  '409': { type: 'conflict_error', message: 'practice fault: conflict' },
  '413': { type: 'invalid_request_error', message: 'the request is too large', status: 413 },
  '429': { type: 'rate_limit_error', message: 'practice fault: rate limit', headers: { 'retry-after': '1' } },
  '429-none': { type: 'rate_limit_error', message: 'practice fault: rate limit' },
  '429-spend': {
    type: 'rate_limit_error',
    message: 'your organization has reached its monthly spend limit',
    details: { error_code: 'enforced_spend_limit_reached' },
  },
  '500': { type: 'api_error', message: 'internal server error' },
  '502': { type: 'api_error', message: 'bad gateway', status: 502 },
  '503': { type: 'api_error', message: 'service unavailable', status: 503 },
  '504': { type: 'timeout_error', message: 'gateway timeout' },
  '529': { type: 'overloaded_error', message: 'Overloaded' },
  credit: {
    type: 'invalid_request_error',
    message:
      'Your credit balance is too low to access the API. Please go to Plans & Billing to purchase credits.',
  },
  'spend-limit': {
    type: 'invalid_request_error',
    message: 'You have reached your specified API usage limits. You will regain access next month.',
  },
} as const satisfies Readonly<Record<string, ApiError>>

/** Breaks the connection or the response. */
const wireFaults = [
  ...(['429-date', 'reset', 'reset-headers', 'reset-body', 'hang', 'stall', 'drip'] as const),
  ...(['truncated-json', 'html', 'html-502', 'empty-body'] as const),
] as const
type WireFault = (typeof wireFaults)[number]

/** Spoils the reply. It is billed. */
const replyFaults = [
  ...(['no-json', 'fenced', 'prose', 'wrong-enum', 'enum-case', 'out-of-range', 'extra-field'] as const),
  ...(['missing-field', 'empty-content', 'refusal', 'max-tokens', 'thinking', 'huge'] as const),
  ...(['no-usage', 'other-model'] as const),
] as const
export type ReplyFault = (typeof replyFaults)[number]

type ErrorFault = keyof typeof errorFaults
export type FaultKind = ErrorFault | WireFault | ReplyFault

export const faultKinds: readonly string[] = [...Object.keys(errorFaults), ...wireFaults, ...replyFaults]

export function isFaultKind(text: string): text is FaultKind {
  return faultKinds.includes(text)
}

export function isErrorFault(kind: FaultKind): kind is ErrorFault {
  return kind in errorFaults
}

export function isReplyFault(kind: FaultKind): kind is ReplyFault {
  return replyFaults.some((name) => name === kind)
}
