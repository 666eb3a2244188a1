import type { ModelRequest } from '../../llm/call.ts'
import type { Prompt } from '../../pipelines/pipeline.ts'

/** A reply that could not be used, and why: shown to the model when it is asked again. */
export interface BadReply {
  readonly text: string
  readonly problem: string
}

export interface RequestParts {
  readonly model: string
  readonly maxTokens: number
  /** The JSON schema for structured output; null where the model does not support it. */
  readonly schema: Record<string, unknown> | null
  readonly badReply: BadReply | null
}

/** A huge bad reply is quoted only so far: every quoted token is paid again. */
const quotedCharacters = 4_000

/** The body of the request. The order of its keys is part of the cache key. */
export function requestFor(
  prompt: Prompt,
  { model, maxTokens, schema, badReply }: RequestParts,
): ModelRequest {
  return {
    model,
    max_tokens: maxTokens,
    system: prompt.system,
    messages: [{ role: 'user', content: prompt.user }, ...(badReply ? askAgain(badReply) : [])],
    ...(schema && { output_config: { format: { type: 'json_schema' as const, schema } } }),
  }
}

/** An empty reply cannot be quoted (the API refuses empty content): the same question is asked again. */
function askAgain({ text, problem }: BadReply) {
  const quoted = text.trim().slice(0, quotedCharacters)
  if (quoted === '') return []
  const demand = `Your answer could not be used: ${problem} Answer again with one valid JSON object and nothing else.`
  return [
    { role: 'assistant' as const, content: quoted },
    { role: 'user' as const, content: demand },
  ]
}
