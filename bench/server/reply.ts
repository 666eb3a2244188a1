import type { Spread } from './chance.ts'
import { logNormal } from './chance.ts'

const sentence = 'Thank you for telling us, we are looking into it and will write again soon. '

/** Characters of a token, for the server's own count. Clients do not know it. */
const charactersPerToken = 3.8

/** Output tokens of a reply where their number is spread. */
const spreadTokens: Spread = { p50: 90, p95: 300 }

export interface ReplyText {
  /** The classifier's JSON, escaped for its place inside the message. */
  readonly escaped: string
  readonly tokens: number
}

const usual = replyOf(sentence.repeat(2))

/** A good reply: always the same, or with a length of its own for every ticket. */
export function replyText(isSpread: boolean, ...numbers: readonly number[]): ReplyText {
  if (!isSpread) return usual
  const length = Math.max(20, Math.round((logNormal(spreadTokens, 3, ...numbers) - 25) * charactersPerToken))
  return replyOf(sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length))
}

function replyOf(response: string): ReplyText {
  const reply = {
    urgency: 'medium',
    category: 'technical',
    suggested_response: response.trim(),
    confidence: 0.9,
  }
  const text = JSON.stringify(reply)
  return { escaped: JSON.stringify(text).slice(1, -1), tokens: tokensIn(text.length) }
}

export function tokensIn(characters: number): number {
  return Math.ceil(characters / charactersPerToken)
}

/** A message of the Messages API. */
export function messageBody(id: string, model: string, inputTokens: number, { escaped, tokens }: ReplyText) {
  return `{"id":"msg_${id}","type":"message","role":"assistant","model":"${model}","content":[{"type":"text","text":"${escaped}"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":${inputTokens},"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":${tokens},"service_tier":"standard"}}`
}

export function errorBody(type: string, message: string): string {
  return JSON.stringify({ type: 'error', error: { type, message } })
}
