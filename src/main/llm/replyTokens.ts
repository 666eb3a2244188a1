import type { Tokens } from '../../shared/tokens.ts'

/** Ten times what any model reads or writes at once. A count above it would make sums that nobody can trust. */
const most = 10_000_000

/** What a message says that it took. Other servers leave fields out, send null, or numbers that cannot be. */
export function tokensOf(body: Readonly<Record<string, unknown>>): Tokens {
  const counts = (body['usage'] ?? {}) as Readonly<Record<string, unknown>>
  const count = (name: string) => {
    const said = counts[name]
    return Number.isSafeInteger(said) ? Math.min(Math.max(said as number, 0), most) : 0
  }
  return {
    input: count('input_tokens'),
    cacheWrite: count('cache_creation_input_tokens'),
    cacheRead: count('cache_read_input_tokens'),
    output: count('output_tokens'),
  }
}
