import type { Limits } from '../../../shared/batch.ts'
import type { Tokens } from '../../../shared/tokens.ts'
import type { CallResult, LimitHeaders } from '../../llm/call.ts'
import { Bucket } from './bucket.ts'
import type { Expected } from './forecast.ts'
import { Forecast } from './forecast.ts'

const meters = ['requests', 'inputTokens', 'outputTokens'] as const
type Meter = (typeof meters)[number]

/** What one request takes of each meter. */
type Amounts = Readonly<Record<Meter, number>>

/** What was reserved for a request when it was let through. */
export interface Reservation {
  readonly bytes: number
  readonly amounts: Amounts
  readonly sentAt: number
  /** What had been taken from the learned buckets until then. */
  readonly taken: Amounts
}

const capNames = { requests: 'rpm', inputTokens: 'itpm', outputTokens: 'otpm' } as const satisfies Record<
  Meter,
  keyof Limits
>
const noAmounts: Amounts = { requests: 0, inputTokens: 0, outputTokens: 0 }

/**
 * Keeps one model below its limits per minute: the operator's caps, and those that the API's headers tell. What a
 * request will take is reserved before it leaves and settled when it is back. Times are ms UTC.
 */
export class Limiter {
  readonly #forecast = new Forecast()
  readonly #caps = new Map<Meter, Bucket>()
  readonly #learned = new Map<Meter, Bucket>()
  readonly #limits = new Map<Meter, number>()

  constructor(caps: Limits, now: number) {
    this.setCaps(caps, now)
  }

  setCaps(caps: Limits, now: number): void {
    this.#caps.clear()
    for (const meter of meters) {
      const perMinute = caps[capNames[meter]]
      if (perMinute !== null) this.#caps.set(meter, new Bucket(perMinute, now))
    }
  }

  /** How long a request of this size has to wait. */
  waitMs(bytes: number, now: number): number {
    if (this.#caps.size + this.#learned.size === 0) return 0
    const amounts = amountsOf(this.#forecast.expect(bytes))
    const waits = this.#buckets().map(([meter, bucket]) => bucket.waitMs(amounts[meter], now))
    return Math.max(0, ...waits)
  }

  reserve(bytes: number, now: number): Reservation {
    const taken = this.#taken()
    const amounts = amountsOf(this.#forecast.expect(bytes))
    for (const [meter, bucket] of this.#buckets()) bucket.take(amounts[meter])
    return { bytes, amounts, sentAt: now, taken }
  }

  /** The request was not sent after all. */
  giveBack({ amounts }: Reservation): void {
    for (const [meter, bucket] of this.#buckets()) bucket.take(-amounts[meter])
  }

  /**
   * Puts what a request really took in the place of what was reserved for it. Returns what was learned, for the log.
   */
  settle(reservation: Reservation, { reply, limits, failure }: CallResult, now: number): string | null {
    const { bytes, amounts } = reservation
    if (reply) this.#forecast.learn(bytes, reply.tokens)
    const isRefused = failure?.kind === 'rate_limited'
    const used = reply
      ? amountsOf(usedBy(reply.tokens))
      : isRefused
        ? noAmounts
        : { ...amounts, outputTokens: 0 }
    for (const [meter, bucket] of this.#buckets()) bucket.take(used[meter] - amounts[meter])
    const learned = limits && this.#observe(limits, reservation, now)
    if (isRefused && limits) this.#refused(limits)
    return learned
  }

  #observe(headers: LimitHeaders, { sentAt, taken }: Reservation, now: number): string | null {
    const changes: string[] = []
    for (const meter of meters) {
      const header = headers[meter]
      if (!header || header.limit <= 0) continue
      const bucket = this.#learned.get(meter) ?? new Bucket(header.limit, now)
      this.#learned.set(meter, bucket)
      bucket.observe(header, { sentAt, taken: taken[meter] }, now)
      if (this.#limits.get(meter) !== header.limit) changes.push(`${header.limit} ${meterNames[meter]}`)
      this.#limits.set(meter, header.limit)
    }
    return changes.length > 0 ? `allows ${changes.join(', ')} per minute.` : null
  }

  /** A 429 with room left on every meter: the headers do not tell all. */
  #refused(headers: LimitHeaders): void {
    if (meters.some((meter) => headers[meter] && headers[meter].remaining < 1)) return
    for (const bucket of this.#learned.values()) bucket.refused()
  }

  #taken(): Amounts {
    const of = (meter: Meter) => this.#learned.get(meter)?.taken ?? 0
    return { requests: of('requests'), inputTokens: of('inputTokens'), outputTokens: of('outputTokens') }
  }

  #buckets(): [Meter, Bucket][] {
    return [...this.#caps, ...this.#learned]
  }
}

const meterNames = {
  requests: 'requests',
  inputTokens: 'input tokens',
  outputTokens: 'output tokens',
} as const

function amountsOf({ inputTokens, outputTokens }: Expected): Amounts {
  return { requests: 1, inputTokens, outputTokens }
}

/** Tokens read from the prompt cache do not count against the limit. */
function usedBy({ input, cacheWrite, output }: Tokens): Expected {
  return { inputTokens: input + cacheWrite, outputTokens: output }
}
