import { number } from '../../../shared/words/counted.ts'

/** Per model and minute, as Anthropic's limits are. What is not given is not limited. */
export interface PracticeLimits {
  readonly rpm?: number
  readonly itpm?: number
  readonly otpm?: number
  /**
   * How much may come at once: what this many ms refill. Default 1,000, as "60 RPM may be enforced as 1 per second".
   */
  readonly burstMs?: number
}

interface Refusal {
  readonly waitMs: number
  readonly sentence: string
}

export interface RateLimiter {
  /** Counts a request of this size, or says why and how long it has to wait. */
  admit(model: string, inputTokens: number): Refusal | null
  /** Counts what a reply really produced. It may overdraw the bucket: later requests wait. */
  produced(model: string, outputTokens: number): void
  /** The `anthropic-ratelimit-*` headers. `remaining` is what the bucket holds now, `reset` when it is full again. */
  headers(model: string): Readonly<Record<string, string>>
}

/** Token buckets that refill continuously, one set per model. `clock` gives ms UTC. */
export function createRateLimiter(limits: PracticeLimits, clock: () => number): RateLimiter {
  const bucketsByModel = new Map<string, Buckets>()
  const bucketsOf = (model: string): Buckets => {
    let buckets = bucketsByModel.get(model)
    if (!buckets) bucketsByModel.set(model, (buckets = createBuckets(limits, clock)))
    return buckets
  }
  return {
    admit(model, inputTokens) {
      const { requests, input, output } = bucketsOf(model)
      const refused = refusal([requests, 1], [input, inputTokens], [output, 1])
      if (refused) return refused
      requests?.take(1)
      input?.take(inputTokens)
      return null
    },
    produced: (model, outputTokens) => bucketsOf(model).output?.take(outputTokens),
    headers: (model) => headersOf(bucketsOf(model)),
  }
}

interface Bucket {
  readonly name: string
  readonly perMinute: number
  level(): number
  take(amount: number): void
  waitMs(amount: number): number
  resetAt(): number
}

interface Buckets {
  readonly requests: Bucket | null
  readonly input: Bucket | null
  readonly output: Bucket | null
}

function createBuckets(limits: PracticeLimits, clock: () => number): Buckets {
  const bucket = (name: string, perMinute: number | undefined): Bucket | null =>
    perMinute === undefined ? null : createBucket(name, perMinute, limits.burstMs ?? 1000, clock)
  return {
    requests: bucket('requests', limits.rpm),
    input: bucket('input tokens', limits.itpm),
    output: bucket('output tokens', limits.otpm),
  }
}

function createBucket(name: string, perMinute: number, burstMs: number, clock: () => number): Bucket {
  const perMs = perMinute / 60_000
  const capacity = Math.max(1, perMs * burstMs)
  let held = capacity
  let at = clock()
  const level = (): number => {
    const now = clock()
    held = Math.min(capacity, held + Math.max(0, now - at) * perMs)
    at = now
    return held
  }
  return {
    name,
    perMinute,
    level,
    take: (amount) => void (held = level() - amount),
    // A request larger than the bucket passes when the bucket is full, and overdraws it.
    waitMs: (amount) => Math.max(0, Math.min(amount, capacity) - level()) / perMs,
    resetAt: () => at + (capacity - level()) / perMs,
  }
}

function refusal(...needs: readonly (readonly [Bucket | null, number])[]): Refusal | null {
  for (const [bucket, amount] of needs) {
    const waitMs = bucket?.waitMs(amount) ?? 0
    if (bucket && waitMs > 0) {
      const limit = `${number(bucket.perMinute)} ${bucket.name} per minute`
      return { waitMs, sentence: `This request would exceed your organization's rate limit of ${limit}.` }
    }
  }
  return null
}

function headersOf({ requests, input, output }: Buckets): Record<string, string> {
  const headers: Record<string, string> = {}
  if (requests) addHeaders(headers, 'requests', requests, Math.floor)
  if (input) addHeaders(headers, 'input-tokens', input, roundTokens)
  if (output) addHeaders(headers, 'output-tokens', output, roundTokens)
  const tightest = [input, output]
    .filter((bucket) => bucket !== null)
    .toSorted((a, b) => share(a) - share(b))[0]
  if (tightest) addHeaders(headers, 'tokens', tightest, roundTokens)
  return headers
}

function addHeaders(
  headers: Record<string, string>,
  name: string,
  bucket: Bucket,
  round: (level: number) => number,
): void {
  headers[`anthropic-ratelimit-${name}-limit`] = String(bucket.perMinute)
  headers[`anthropic-ratelimit-${name}-remaining`] = String(Math.max(0, round(bucket.level())))
  headers[`anthropic-ratelimit-${name}-reset`] = new Date(Math.ceil(bucket.resetAt())).toISOString()
}

function share(bucket: Bucket): number {
  return bucket.level() / bucket.perMinute
}

/** The API rounds to thousands; a small practice bucket would then always look empty. */
function roundTokens(level: number): number {
  return level >= 10_000 ? Math.round(level / 1000) * 1000 : Math.floor(level)
}
