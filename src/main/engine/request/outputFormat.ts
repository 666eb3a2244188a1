import { z } from 'zod'

type Json = Record<string, unknown>

/** Keywords that the API's structured output answers with a 400; our own validation still checks them. */
const unsupported = new Set(
  '$schema minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength maxItems uniqueItems default examples pattern'.split(
    ' ',
  ),
)

/** The JSON schema of a reply as structured output takes it. */
export function outputFormat(reply: z.ZodType): Json {
  return simplify(z.toJSONSchema(reply, { io: 'output' })) as Json
}

function simplify(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(simplify)
  if (typeof node !== 'object' || node === null) return node
  const kept = Object.entries(node).filter(([key]) => !unsupported.has(key))
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'properties' ? properties(value as Json) : simplify(value)]),
  )
}

/** Names of fields are not keywords: a field may well be called `pattern`. */
function properties(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, simplify(schema)]))
}
