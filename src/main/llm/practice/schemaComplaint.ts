import { isObject } from '../../../shared/isObject.ts'

/** Keywords that structured outputs refuse, by the type they belong to. */
const unsupported = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'maxItems',
]
const keywordsWithSchemas = ['items', 'additionalItems', 'not'] as const
const keywordsWithLists = ['anyOf', 'allOf', 'oneOf'] as const
const keywordsWithNames = ['properties', '$defs', 'definitions'] as const

type Schema = Readonly<Record<string, unknown>>

/** Why the API would refuse this output schema; null when it would not. */
export function schemaComplaint(schema: Schema): string | null {
  const type = String(schema['type'])
  if (type === 'object' && schema['additionalProperties'] !== false)
    return "For 'object' type, 'additionalProperties' must be explicitly set to false"
  const refused = unsupported.filter((keyword) => keyword in schema)
  if (refused.length > 0) return `For '${type}' type, properties ${refused.join(', ')} are not supported`
  if (Number(schema['minItems'] ?? 0) > 1)
    return "For 'array' type, 'minItems' values other than 0 or 1 are not supported"
  for (const child of childrenOf(schema)) {
    const problem = schemaComplaint(child)
    if (problem) return problem
  }
  return null
}

function childrenOf(schema: Schema): Schema[] {
  const found: unknown[] = []
  for (const keyword of keywordsWithSchemas) found.push(schema[keyword])
  for (const keyword of keywordsWithLists) if (Array.isArray(schema[keyword])) found.push(...schema[keyword])
  for (const keyword of keywordsWithNames)
    if (isObject(schema[keyword])) found.push(...Object.values(schema[keyword]))
  return found.filter(isObject)
}
