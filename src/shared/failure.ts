/**
 * What a failure means for the item and its batch:
 * transient: the same request may work later; permanent: this request never will;
 * model: this model will not answer anyone; batch: nobody is answered until the operator acts;
 * reply: the model answered and was paid, but the answer cannot be used; local: no request was made.
 */
export type FailureScope = 'transient' | 'permanent' | 'model' | 'batch' | 'reply' | 'local'

interface FailureFacts {
  readonly scope: FailureScope
  readonly remedy: string
}

const facts = {
  offline: { scope: 'transient', remedy: 'Check the network and the base URL, then resume.' },
  network: { scope: 'transient', remedy: 'The connection broke. Retry.' },
  timeout: { scope: 'transient', remedy: 'Retry, or allow more time with --timeout-ms.' },
  stalled: { scope: 'transient', remedy: 'The answer stopped half way. Retry.' },
  broken_body: { scope: 'transient', remedy: 'The answer was not a message. Check for a proxy, then retry.' },
  rate_limited: { scope: 'transient', remedy: 'Lower the concurrency or the limits, then retry.' },
  overloaded: { scope: 'transient', remedy: 'The model was overloaded. Retry later.' },
  server_error: { scope: 'transient', remedy: "The model's server failed. Retry later." },
  conflict: { scope: 'transient', remedy: 'Retry.' },
  bad_request: { scope: 'permanent', remedy: 'Correct the pipeline or the row, then retry.' },
  too_large: { scope: 'permanent', remedy: 'Shorten the row, then retry.' },
  refusal: { scope: 'permanent', remedy: 'The model declined. Edit the row, or let another model answer.' },
  model_not_found: { scope: 'model', remedy: 'Choose a model that exists with --model or --fallback.' },
  auth: { scope: 'batch', remedy: 'Set a valid ANTHROPIC_API_KEY, then resume.' },
  permission: { scope: 'batch', remedy: 'Use a key that may use this model, then resume.' },
  credit: { scope: 'batch', remedy: 'Add credit to the account, then resume.' },
  spend_limit: { scope: 'batch', remedy: 'Raise the spend limit of the account, then resume.' },
  bad_reply: { scope: 'reply', remedy: 'Retry, or let another model answer.' },
  truncated: { scope: 'reply', remedy: "Raise the pipeline's output limit, then retry." },
  empty_reply: { scope: 'reply', remedy: 'Retry, or let another model answer.' },
  empty_input: {
    scope: 'local',
    remedy:
      'The row has no text. Edit its input in the window, or add the text to the table and import that again.',
  },
  stage_error: { scope: 'local', remedy: 'This is a mistake in the pipeline. Correct it, then retry.' },
  damaged: { scope: 'local', remedy: 'What an earlier stage left is damaged. Retry from acquire.' },
} as const satisfies Record<string, FailureFacts>

export type FailureKind = keyof typeof facts
export const failureKinds = Object.keys(facts) as readonly FailureKind[]

/** Something that went wrong, said for people. `kind` decides what happens next. */
export interface Failure {
  readonly kind: FailureKind
  readonly message: string
}

export function scopeOf(kind: FailureKind): FailureScope {
  return facts[kind].scope
}

export function remedyFor(kind: FailureKind): string {
  return facts[kind].remedy
}
