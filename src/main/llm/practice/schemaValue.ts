type Schema = Readonly<Record<string, unknown>>

/**
 * A value that fits a JSON schema. Fields that the practice model knows something about get that; others are invented.
 */
export function schemaValue(schema: Schema, known: Readonly<Record<string, unknown>>, name = ''): unknown {
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return oneOf(schema['enum'], known[name])
  const choices = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']
  if (Array.isArray(choices)) return schemaValue(choices[0] as Schema, known, name)
  switch (typeOf(schema)) {
    case 'object':
      return objectFor(schema, known)
    case 'array':
      return Number(schema['minItems'] ?? 0) > 0
        ? [schemaValue((schema['items'] ?? {}) as Schema, known, name)]
        : []
    case 'boolean':
      return true
    case 'null':
      return null
    case 'integer':
      return typeof known[name] === 'number' ? Math.round(known[name]) : 1
    case 'number':
      return typeof known[name] === 'number' ? known[name] : 0.5
    default:
      return typeof known[name] === 'string' ? known[name] : textFor(schema, name)
  }
}

function typeOf(schema: Schema): unknown {
  const type = schema['type'] ?? (schema['properties'] ? 'object' : 'string')
  return Array.isArray(type) ? type[0] : type
}

function objectFor(schema: Schema, known: Readonly<Record<string, unknown>>): object {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  return Object.fromEntries(properties.map(([name, child]) => [name, schemaValue(child, known, name)]))
}

function oneOf(choices: readonly unknown[], wanted: unknown): unknown {
  return choices.includes(wanted) ? wanted : choices[0]
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-11-24T09:00:00Z',
  date: '2026-11-24',
  time: '09:00:00Z',
  duration: 'P1D',
  email: 'practice@example.com',
  hostname: 'example.com',
  uri: 'https://example.com/',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '00000000-0000-4000-8000-000000000000',
}

function textFor(schema: Schema, name: string): string {
  return formats[String(schema['format'])] ?? `practice ${name || 'text'}`
}
