/** Why a request was made. */
export const callReasons = ['first', 'retry', 'asked_again', 'more_tokens', 'next_rung'] as const
export type CallReason = (typeof callReasons)[number]

/** `sent`: it is in flight; `lost`: its answer will never be known. */
export const callOutcomes = ['sent', 'ok', 'failed', 'lost'] as const
export type CallOutcome = (typeof callOutcomes)[number]
