import { z } from 'zod'
import type { ApiError } from './httpAnswer.ts'
import { maxOutputTokens } from './models.ts'
import { schemaComplaint } from './schemaComplaint.ts'

/** A request to POST /v1/messages that the API would accept, with what the practice model needs of it. */
export interface MessageRequest {
  readonly model: string
  readonly maxTokens: number
  readonly system: string
  readonly messages: readonly { readonly role: 'user' | 'assistant' | 'system'; readonly text: string }[]
  /** From `output_config.format`; null where the request leaves the form open. */
  readonly schema: Record<string, unknown> | null
}

const notBlank = z.string().refine((text) => text.trim() !== '', 'text content must be non-empty')
const textBlock = z.looseObject({ type: z.literal('text'), text: notBlank })
const otherBlock = z.looseObject({
  type: z.enum([
    'image',
    'document',
    'search_result',
    'thinking',
    'redacted_thinking',
    'tool_use',
    'tool_result',
  ]),
})
const content = z.union([notBlank, z.array(z.discriminatedUnion('type', [textBlock, otherBlock])).min(1)])
const format = z.strictObject({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) })

const tokenBody = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant', 'system']), content }))
    .min(1)
    .max(100_000),
  system: z.union([z.string(), z.array(textBlock)]).optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
      format: format.optional(),
    })
    .optional(),
  tools: z.array(z.unknown()).optional(),
  tool_choice: z.unknown().optional(),
  cache_control: z.unknown().optional(),
  thinking: z.unknown().optional(),
})
const messageBody = tokenBody.extend({
  max_tokens: z.int().min(0).max(maxOutputTokens),
  stop_sequences: z.array(z.string()).optional(),
  stream: z.literal(false, 'the practice model does not stream').optional(),
  metadata: z.unknown().optional(),
  service_tier: z.enum(['auto', 'standard_only']).optional(),
  speed: z.enum(['standard', 'fast']).optional(),
  inference_geo: z.string().nullish(),
  diagnostics: z.unknown().optional(),
  container: z.unknown().optional(),
})

/** Gone since API version 2026-10-21, even at their defaults. */
const removed = new Set(['temperature', 'top_p', 'top_k'])

/** Checks a request body the way the API does. For POST /v1/messages. */
export function readMessageRequest(json: unknown): MessageRequest | ApiError {
  return readBody(json, messageBody)
}

/** The same for POST /v1/messages/count_tokens, which takes no `max_tokens`. */
export function readTokenRequest(json: unknown): MessageRequest | ApiError {
  return readBody(json, tokenBody)
}

function readBody(json: unknown, body: typeof messageBody | typeof tokenBody): MessageRequest | ApiError {
  const parsed = body.safeParse(json)
  if (!parsed.success) return invalid(complaint(parsed.error.issues[0]!))
  const { data } = parsed
  if (data.messages.at(-1)!.role === 'assistant')
    return invalid(
      'This model does not support assistant message prefill. The conversation must end with a user message.',
    )
  const schema = data.output_config?.format?.schema ?? null
  const problem = schema && schemaComplaint(schema)
  if (problem) return invalid(`output_config.format.schema: ${problem}`)
  return {
    model: data.model,
    maxTokens: 'max_tokens' in data ? Number(data.max_tokens) : 0,
    system: textOf(data.system ?? ''),
    messages: data.messages.map((message) => ({ role: message.role, text: textOf(message.content) })),
    schema,
  }
}

function complaint(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const key = [...issue.path, issue.keys[0]].join('.')
    return `${key}: ${removed.has(key) ? 'this parameter is no longer supported' : 'Extra inputs are not permitted'}`
  }
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return `${issue.path.join('.') || 'body'}: ${missing ? 'Field required' : issue.message}`
}

function textOf(content: string | readonly Record<string, unknown>[]): string {
  if (typeof content === 'string') return content
  return content.map((block) => (block['type'] === 'text' ? String(block['text']) : '')).join('\n')
}

function invalid(message: string): ApiError {
  return { type: 'invalid_request_error', message }
}
