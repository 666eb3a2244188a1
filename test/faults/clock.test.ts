import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/main/engine/clock.ts'
import type { LlmClient } from '../../src/main/llm/call.ts'
import { clockText } from '../../src/main/commands/clockText.ts'
import { seededRandom } from '../../src/main/llm/practice/chance.ts'
import { watchEveryMs } from '../../src/main/engine/watch.ts'
import { systemClock } from '../../src/main/systemClock.ts'
import { openDesk } from '../helpers/desk.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'
import { forEachSeed, oneOf, testTimeoutMs } from '../helpers/rounds.ts'
import { longestRetryAfterMs, noAnswer, scriptedModel } from '../helpers/scriptedModel.ts'

const hourMs = 3_600_000
const jumps = {
  'back by a day': -24 * hourMs,
  'back by an hour, as when summer time ends on a machine that keeps local time': -hourMs,
  'on by an hour': hourMs,
  'on by 8 hours, as after a night of suspend': 8 * hourMs,
  'on by a day': 24 * hourMs,
} as const
const names = Object.keys(jumps) as (keyof typeof jumps)[]

/** What a server asked for, and the spread of those who come back. */
const longestWaitMs = longestRetryAfterMs + 250

describe.for(names)('a clock that jumps %s', (name) => {
  test('while an item waits for its retry: the wait ends in its time, and the item is asked once more', async () => {
    const desk = await openDesk({ practice: { faults: ['529@1'] } })
    const { id } = await desk.import(1)
    await desk.run(id, undefined, { ...desk.deps(), clock: jumpingClock(desk.clock, [jumps[name]]) })
    expect(desk.server.requests()).toBe(2)
    expect(desk.clock.waits).toHaveLength(1)
    expect(desk.seal(id)).toMatchObject({ model: 1 })
    expectPromises(desk.store, id)
  })

  test('while a 429 holds the lane: nobody is held longer than the server asked for', async () => {
    const desk = await openDesk({ practice: { faults: ['429@1-2'] } })
    const { id } = await desk.import(12, { concurrency: 2 })
    await desk.run(id, undefined, {
      ...desk.deps(),
      clock: jumpingClock(desk.clock, [jumps[name], jumps[name]]),
    })
    expect(Math.max(...desk.clock.waits)).toBeLessThanOrEqual(1_250)
    expect(desk.seal(id)).toMatchObject({ model: 12 })
    expectPromises(desk.store, id)
  })

  test('during a call: no latency is negative, and a batch that ends before it began took no time', async () => {
    const desk = await openDesk({ practice: { latency: 5 } })
    const { id } = await desk.import(3)
    void desk.server.afterRequests(1).then(() => desk.clock.jump(jumps[name]))
    await desk.run(id)
    const { startedAt, finishedAt } = desk.batch(id)
    expect(clockText((finishedAt! - startedAt!) / 1000)).toMatch(/^\d/)
    expectPromises(desk.store, id)
    expectRest(desk.store, id)
  })

  test('while another process runs the batch: its lease ends at once or by its next heartbeat, and never twice', async () => {
    const desk = await openDesk({ practice: { latency: 5 } })
    const { id } = await desk.import(12, { concurrency: 2 })
    const first = desk.run(id).catch((error: unknown) => error)
    await desk.server.afterRequests(3)
    desk.clock.jump(jumps[name])
    using other = desk.openStore()
    const second = desk.run(id, undefined, desk.deps(other)).catch((error: unknown) => error)
    expect(await first).toMatchObject({ name: 'LeaseLost' })
    expect(await second).toBeUndefined()
    expect(desk.seal(id)).toMatchObject({ model: 12 })
    expect(desk.server.requests()).toBeLessThanOrEqual(12 + 2)
    expectPromises(desk.store, id)
  })
})

test(
  'a clock that jumps at every third wait: no wait above the maximum, no row twice',
  { timeout: testTimeoutMs },
  () =>
    forEachSeed([10, 500], async (seed) => {
      const random = seededRandom(seed)
      const desk = await openDesk({ chance: random, llm: scriptedModel(random, 0.4) })
      const { id } = await desk.import(10, { concurrency: 4, defaultResponse: true })
      const clock = jumpingClock(desk.clock, [0, 0, 0, 0, 0, 0, ...Object.values(jumps), -90_000], random)
      for (let runs = 0; runs < 30 && desk.batch(id).status !== 'complete'; runs++) {
        await desk.run(id, undefined, { ...desk.deps(), clock })
        expectPromises(desk.store, id)
        expectRest(desk.store, id)
      }
      expect(Math.max(0, ...desk.clock.waits)).toBeLessThanOrEqual(longestWaitMs)
      expect(Math.min(0, ...desk.clock.waits)).toBe(0)
      await desk.close()
    }),
)

test('a night with calls in flight: each is asked once more of the same model, and no retry is used up', async () => {
  const answering = scriptedModel(() => 0.9)
  let slept = 0
  const desk = await openDesk({
    llm: {
      ...answering,
      async send(request, options) {
        if (++slept > 20) return answering.send(request, options)
        desk.clock.jump(8 * hourMs)
        return { ...noAnswer, failure: { kind: slept % 2 ? 'timeout' : 'network', message: 'slept' } }
      },
    },
  })
  const { id } = await desk.import(30, { maxRetries: 0, useCache: false })
  await desk.run(id)
  expect(desk.status(id).answeredBy).toEqual({ 'claude-sonnet-5-5': 30 })
  expect(desk.seal(id)).toMatchObject({ model: 30, failed: 0 })
  expect(desk.store.events.list(id).filter(({ message }) => message.includes('is down'))).toEqual([])
  expectPromises(desk.store, id)
})

test('a call that breaks in its time counts as before', async () => {
  const failing: LlmClient = {
    ...scriptedModel(() => 0.9),
    send: async () => ({ ...noAnswer, failure: { kind: 'timeout', message: 'slow' } }),
  }
  const desk = await openDesk({ llm: failing })
  const { id } = await desk.import(3, { maxRetries: 0, models: ['claude-sonnet-5-5'] })
  await desk.run(id)
  expect(desk.seal(id)).toMatchObject({ failed: 3 })
})

test('a wait that no timer can hold does not end at once', async () => {
  const control = new AbortController()
  let isOver = false
  const waiting = systemClock.sleep(2 ** 40, control.signal).then(() => (isOver = true))
  await systemClock.sleep(5, new AbortController().signal)
  expect(isOver).toBe(false)
  control.abort()
  await waiting
})

/** Jumps during waits: once for each of the jumps, or by chance for ever. */
function jumpingClock(
  clock: Clock & { jump(ms: number): void },
  jumpsMs: readonly number[],
  random?: () => number,
): Clock {
  let next = 0
  return {
    now: () => clock.now(),
    async sleep(delayMs, signal) {
      if (delayMs === watchEveryMs) return clock.sleep(delayMs, signal)
      const jumpMs = random ? oneOf(random, jumpsMs) : (jumpsMs[next++] ?? 0)
      clock.jump(jumpMs)
      await clock.sleep(delayMs, signal)
    },
  }
}
