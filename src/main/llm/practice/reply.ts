import { answerTicket } from './answerTicket.ts'
import type { ReplyFault } from './faultKinds.ts'
import type { MessageRequest } from './messageRequest.ts'
import { schemaValue } from './schemaValue.ts'
import { countInputTokens, countTokens, cutToTokens } from './tokens.ts'

/** A message as the Messages API sends it. */
export type Message = Record<string, unknown> & { usage?: Usage }

export interface Usage {
  readonly input_tokens: number
  readonly output_tokens: number
  readonly cache_creation_input_tokens: number
  readonly cache_read_input_tokens: number
  readonly service_tier: string
}

/** Answers a request, or spoils the answer as asked. Tokens are counted after that: they are what is billed. */
export function replyTo(request: MessageRequest, id: string, fault: ReplyFault | null): Message {
  const whole = spoiledText(textFor(request), fault)
  const text = cutToTokens(whole, fault === 'max-tokens' ? cutTokens : request.maxTokens)
  const usage = usageOf(request, text)
  const message: Message = {
    id,
    type: 'message',
    role: 'assistant',
    model: fault === 'other-model' ? 'claude-haiku-4-5-20251001' : request.model,
    content: contentOf(text, fault),
    stop_reason: fault === 'refusal' ? 'refusal' : text.length < whole.length ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
  }
  return fault === 'no-usage' ? message : { ...message, usage }
}

const cutTokens = 8

function textFor(request: MessageRequest): string {
  const question = request.messages.find(({ role }) => role === 'user')?.text ?? ''
  const known = answerTicket(question)
  if (request.schema) return JSON.stringify(schemaValue(request.schema, known))
  const asksForJson = /json/i.test(request.system) && request.system.includes('"urgency"')
  return asksForJson ? JSON.stringify(known) : String(known['suggested_response'])
}

function contentOf(text: string, fault: ReplyFault | null): object[] {
  if (fault === 'empty-content') return []
  const block = { type: 'text', text }
  return fault === 'thinking' ? [{ type: 'thinking', thinking: '', signature: 'practice' }, block] : [block]
}

function usageOf(request: MessageRequest, text: string): Usage {
  return {
    input_tokens: countInputTokens(request),
    output_tokens: countTokens(text),
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    service_tier: 'standard',
  }
}

const hugeCharacters = 10 * 1024 * 1024

function spoiledText(text: string, fault: ReplyFault | null): string {
  switch (fault) {
    case 'no-json':
      return 'This looks like a question about an account. I would treat it soon.'
    case 'fenced':
      return `\`\`\`json\n${text}\n\`\`\``
    case 'prose':
      return `Here is what I think: ${text} I hope that this helps.`
    case 'refusal':
      return 'I cannot help with that.'
    case 'huge':
      return withField(text, (name, value) =>
        name === 'suggested_response' ? 'x'.repeat(hugeCharacters) : value,
      )
    case 'wrong-enum':
      return withField(text, (name, value) => (name === 'urgency' ? 'asap' : value))
    case 'enum-case':
      return withField(text, (name, value) => (name === 'urgency' ? capitalised(value) : value))
    case 'out-of-range':
      return withField(text, (name, value) => (name === 'confidence' ? 1.7 : value))
    case 'missing-field':
      return withField(text, (name, value) => (name === 'category' ? undefined : value))
    case 'extra-field':
      return text.replace(/\}$/, ',"mood":"calm"}')
    case 'empty-content':
      return ''
    case 'max-tokens':
    case 'thinking':
    case 'no-usage':
    case 'other-model':
    case null:
      return text
  }
}

/** Changes the fields of a JSON reply; one in plain words stays as it is. */
function withField(text: string, change: (name: string, value: unknown) => unknown): string {
  if (!text.startsWith('{')) return text
  const fields = Object.entries(JSON.parse(text) as object)
  return JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [name, change(name, value)])))
}

function capitalised(value: unknown): string {
  const text = String(value)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
