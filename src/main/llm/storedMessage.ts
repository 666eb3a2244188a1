import { textOf } from './replyText.ts'
import { replyFailure } from './sortFailure.ts'

/** What can be said of a message that another program received. */
export interface StoredMessage {
  readonly model: string | null
  /** Why it cannot be parsed, as a sentence; null when it can. */
  readonly problem: string | null
}

/** Judges the body of a response as if it had just come. */
export function storedMessage(body: Readonly<Record<string, unknown>>): StoredMessage {
  const model = stringOr(body['model'])
  if (!Array.isArray(body['content'])) return { model, problem: 'It is not a response of the Messages API.' }
  const failure = replyFailure({ text: textOf(body), stopReason: stringOr(body['stop_reason']) })
  return { model, problem: failure?.message ?? null }
}

function stringOr(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
