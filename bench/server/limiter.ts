import { Bucket } from './bucket.ts'

/** Per minute, enforced by the second. What is not given is not limited. */
export interface Limits {
  readonly rpm?: number
  readonly itpm?: number
  readonly otpm?: number
}

export interface Limiter {
  /** Takes a request with so many input tokens, or says how long it has to wait. */
  admit(inputTokens: number): number
  /** Counts what a reply held. */
  produced(outputTokens: number): void
  /** Anthropic's `anthropic-ratelimit-*` headers as lines. */
  headerLines(): string
}

/** `now` is a monotonic time in ms. */
export function createLimiter({ rpm, itpm, otpm }: Limits, now: () => number): Limiter {
  const bucket = (perMinute: number | undefined) => (perMinute ? new Bucket(perMinute, now()) : null)
  const [requests, input, output] = [bucket(rpm), bucket(itpm), bucket(otpm)]
  return {
    admit(inputTokens) {
      const at = now()
      const waits = [requests?.waitMs(1, at), input?.waitMs(inputTokens, at), output?.waitMs(1, at)]
      const waitMs = Math.max(0, ...waits.filter((wait) => wait !== undefined))
      if (waitMs > 0) return waitMs
      requests?.take(1, at)
      input?.take(inputTokens, at)
      return 0
    },
    produced: (outputTokens) => output?.take(outputTokens, now()),
    headerLines: () =>
      lines('requests', requests, Math.floor, now()) +
      lines('input-tokens', input, toThousands, now()) +
      lines('output-tokens', output, toThousands, now()),
  }
}

function lines(name: string, bucket: Bucket | null, round: (level: number) => number, at: number): string {
  if (!bucket) return ''
  const prefix = `anthropic-ratelimit-${name}`
  const remaining = Math.max(0, round(bucket.level(at)))
  const reset = new Date(Date.now() + bucket.fullInMs(at)).toISOString()
  return `${prefix}-limit: ${bucket.perMinute}\r\n${prefix}-remaining: ${remaining}\r\n${prefix}-reset: ${reset}\r\n`
}

/** As the API rounds tokens. */
function toThousands(level: number): number {
  return Math.round(level / 1_000) * 1_000
}
