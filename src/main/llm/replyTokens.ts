import type { Tokens } from '../../shared/tokens.ts'

/** What a message says that it took. Other servers leave fields out or send null. */
export function tokensOf(body: Readonly<Record<string, unknown>>): Tokens {
  const counts = (body['usage'] ?? {}) as Readonly<Record<string, unknown>>
  const count = (name: string) => (Number.isSafeInteger(counts[name]) ? (counts[name] as number) : 0)
  return {
    input: count('input_tokens'),
    cacheWrite: count('cache_creation_input_tokens'),
    cacheRead: count('cache_read_input_tokens'),
    output: count('output_tokens'),
  }
}
