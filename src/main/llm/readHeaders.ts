import type { LimitHeader, LimitHeaders } from './call.ts'

type Headers = { get(name: string): string | null | undefined }

/** How long the server asks to wait, in ms, from `retry-after-ms` or `retry-after` (seconds or a date). */
export function retryAfterMsOf(headers: Headers, now: number): number | null {
  const inMs = amount(headers.get('retry-after-ms'))
  if (inMs !== null) return inMs
  const said = headers.get('retry-after')
  const seconds = amount(said)
  if (seconds !== null) return seconds * 1_000
  const at = said ? Date.parse(said) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

/** Anthropic's `anthropic-ratelimit-*` headers; null where a server sends none. What cannot be read is left out. */
export function limitsOf(headers: Headers): LimitHeaders | null {
  const [requests, inputTokens, outputTokens] = ['requests', 'input-tokens', 'output-tokens'].map((name) =>
    limitOf(headers, name),
  )
  const limits = {
    ...(requests && { requests }),
    ...(inputTokens && { inputTokens }),
    ...(outputTokens && { outputTokens }),
  }
  return Object.keys(limits).length > 0 ? limits : null
}

function limitOf(headers: Headers, name: string): LimitHeader | null {
  const limit = amount(headers.get(`anthropic-ratelimit-${name}-limit`))
  if (limit === null) return null
  const remaining = amount(headers.get(`anthropic-ratelimit-${name}-remaining`))
  return remaining === null ? null : { limit, remaining }
}

function amount(text: string | null | undefined): number | null {
  return text && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null
}
