import { describe, expect, test } from 'vitest'
import type { Limits } from '../../src/shared/batch.ts'
import { noLimits } from '../../src/shared/batch.ts'
import { Bucket } from '../../src/main/engine/lane/bucket.ts'
import { Forecast } from '../../src/main/engine/lane/forecast.ts'
import type { PracticeLimits } from '../../src/main/llm/practice/limits.ts'
import { openDesk } from '../helpers/desk.ts'

const rows = 400

/** What the practice server's bucket of one second lets through a minute, and the same as the operator's cap. */
const enforced: readonly (readonly [string, PracticeLimits, Limits])[] = [
  ['requests', { rpm: 600 }, { ...noLimits, rpm: 600 }],
  ['input tokens', { itpm: 150_000 }, { ...noLimits, itpm: 150_000 }],
  ['output tokens', { otpm: 50_000 }, { ...noLimits, otpm: 50_000 }],
]

describe('Rule 4, the limiter', () => {
  describe.for(enforced)('%s per minute', ([, limits, cap]) => {
    test.for([
      ['given by the operator', cap],
      ['learned from the headers alone', noLimits],
    ] as const)('%s: used to 97 %% or more, and nothing is refused', async ([, given]) => {
      const desk = await openDesk({ practice: { limits } })
      const startedAt = desk.clock.now()
      const { id } = await desk.runTable(rows, {
        concurrency: 16,
        limits: given,
        models: ['claude-sonnet-5-5'],
      })
      const { calls, tokens } = desk.status(id)
      expect(calls).toMatchObject({ total: rows, rateLimited: 0 })
      const [used, perMinute] = limits.rpm
        ? [rows, limits.rpm]
        : limits.itpm
          ? [tokens.input, limits.itpm]
          : [tokens.output, limits.otpm!]
      const boundMs = ((used - perMinute / 60) / perMinute) * 60_000
      expect((desk.clock.now() - startedAt) / boundMs).toBeLessThan(1.03)
    })
  })

  test('a cap of the operator below the limit of the API holds', async () => {
    const desk = await openDesk({ practice: { limits: { rpm: 6_000 } } })
    const startedAt = desk.clock.now()
    await desk.runTable(100, { limits: { ...noLimits, rpm: 600 } })
    expect(desk.clock.now() - startedAt).toBeGreaterThan(9_000)
  })

  test('what was learned, and each change of concurrency, is in the log with its reason', async () => {
    const desk = await openDesk({ practice: { limits: { rpm: 3_000 }, faults: ['429@30'] } })
    const { id } = await desk.runTable(60)
    const log = desk.store.events.list(id).map((event) => event.message)
    expect(log).toContain('claude-sonnet-5-5 allows 3000 requests per minute.')
    expect(log).toContain('claude-sonnet-5-5 answers: concurrency grew 5 -> 16, up to its ceiling.')
    expect(log).toContain('claude-sonnet-5-5 answered 429: held for 1000 ms, concurrency 16 -> 8.')
  })

  test('rows answered from the cache take nothing of the limits', async () => {
    const desk = await openDesk({ practice: { limits: { rpm: 60 } } })
    await desk.runTable(5)
    const at = desk.clock.now()
    const { id } = await desk.runTable(5)
    expect([desk.seal(id).cache, desk.clock.now() - at]).toEqual([5, 0])
  })
})

describe('a bucket', () => {
  test('never lets a burst through at the start that a bucket of one second would refuse', () => {
    const bucket = new Bucket(3_000, 0)
    let passed = 0
    while (bucket.waitMs(1, 0) === 0) {
      bucket.take(1)
      passed++
    }
    expect(passed).toBeGreaterThan(20)
    expect(passed).toBeLessThan(50)
  })

  test('lets a request through that is larger than itself, and makes the next one wait for it', () => {
    const bucket = new Bucket(6_000, 0)
    expect(bucket.waitMs(10_000, 0)).toBe(0)
    bucket.take(10_000)
    expect(bucket.waitMs(1, 0)).toBeGreaterThan(99_000)
  })

  test('a clock that is set back neither fills nor drains it', () => {
    const bucket = new Bucket(60, 100_000)
    bucket.take(1)
    const before = bucket.waitMs(1, 100_000)
    expect(bucket.waitMs(1, 40_000)).toBe(before)
  })

  test('follows what the server says at once when that is less', () => {
    const bucket = new Bucket(6_000, 0)
    bucket.observe({ limit: 6_000, remaining: 0 }, { sentAt: 0, taken: 0 }, 0)
    expect(bucket.waitMs(1, 0)).toBeGreaterThan(0)
  })
})

test('a forecast starts with a guess, takes over the first reply, and then follows slowly', () => {
  const forecast = new Forecast()
  expect(forecast.expect(3_500)).toEqual({ inputTokens: 1_000, outputTokens: 150 })
  forecast.learn(1_000, { input: 200, cacheWrite: 50, cacheRead: 900, output: 60 })
  expect(forecast.expect(1_000)).toEqual({ inputTokens: 250, outputTokens: 60 })
  forecast.learn(1_000, { input: 250, cacheWrite: 0, cacheRead: 0, output: 360 })
  expect(forecast.expect(1_000)).toEqual({ inputTokens: 250, outputTokens: 70 })
})
