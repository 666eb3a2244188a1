import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { noLimits } from '../../src/shared/batch.ts'
import type { FailureKind } from '../../src/shared/failure.ts'
import { noTokens } from '../../src/shared/tokens.ts'
import { Lane } from '../../src/main/engine/lane/lane.ts'
import { Ramp } from '../../src/main/engine/lane/ramp.ts'
import type { CallResult } from '../../src/main/llm/call.ts'
import { openDesk } from '../helpers/desk.ts'
import { noAnswer } from '../helpers/scriptedModel.ts'
import { skippingClock } from '../helpers/skippingClock.ts'

describe('Rule 3, concurrency', () => {
  test('calls in flight never exceed the ceiling', async () => {
    const desk = await openDesk({ practice: { latency: 5 } })
    await desk.runTable(80, { concurrency: 3 })
    expect(desk.server.maxInFlight()).toBe(3)
  })

  test('a lane starts with five calls and grows by three per answered call up to the ceiling', async () => {
    const lane = laneOf({ concurrency: 10 })
    const calls = heldCalls(lane, 20)
    await turn()
    expect(calls.running()).toBe(5)
    await calls.answer()
    expect(calls.running()).toBe(8)
    await calls.answer()
    await calls.answer()
    expect(calls.running()).toBe(10)
  })

  test('a 429 halves the concurrency once per episode and says so', async () => {
    const changes: string[] = []
    const lane = laneOf({ concurrency: 16, onChange: (message) => changes.push(message) })
    const calls = heldCalls(lane, 5)
    await turn()
    await calls.answer(refused)
    await calls.answer(refused)
    expect(changes).toEqual(['claude-sonnet-5-5 answered 429: held for 1000 ms, concurrency 5 -> 2.'])
  })

  test('after a 429 a lane grows by one per round of answers, no longer by one per answer', () => {
    const ramp = new Ramp(16)
    ramp.refused()
    const sizes = Array.from({ length: 5 }, () => {
      ramp.answered()
      return ramp.concurrency
    })
    expect(sizes).toEqual([2, 3, 3, 3, 4])
  })

  test('a server in trouble stops the growth and cuts nothing', async () => {
    const lane = laneOf({ concurrency: 16 })
    const calls = heldCalls(lane, 20)
    await turn()
    await calls.answer(failedAs('overloaded'))
    for (let i = 0; i < 5; i++) await calls.answer()
    expect(calls.running()).toBe(5)
    await calls.answer()
    expect(calls.running()).toBe(8)
  })

  test('an item that waits for a retry holds no slot', async () => {
    const desk = await openDesk({ practice: { faults: ['529~case 1)'] } })
    const { id } = await desk.runTable(12, { concurrency: 1, models: ['claude-sonnet-5-5'], maxRetries: 2 })
    expect(desk.seal(id)).toMatchObject({ model: 11, failed: 1 })
    const calls = desk.store.db
      .prepare<[], { row: number }>('select item_id % 4294967296 as row from call order by id')
      .all()
    // Others are answered between the tries of the first row.
    expect(calls.findIndex((call) => call.row === 2)).toBeLessThan(
      calls.findLastIndex((call) => call.row === 1),
    )
  })
})

function laneOf(options: { concurrency: number; onChange?: (message: string) => void }): Lane {
  return new Lane({
    model: 'claude-sonnet-5-5',
    limits: noLimits,
    clock: skippingClock(),
    signal: new AbortController().signal,
    onChange: () => undefined,
    ...options,
  })
}

/** Calls that stay in flight until they are answered, the oldest first. */
function heldCalls(lane: Lane, count: number) {
  const inFlight: ((result: CallResult) => void)[] = []
  for (let i = 0; i < count; i++) {
    void lane.run(1_000, async (reservation) => {
      const { promise, resolve } = Promise.withResolvers<CallResult>()
      inFlight.push(resolve)
      lane.learn(reservation, await promise)
    })
  }
  return {
    running: () => inFlight.length,
    answer: async (result = answered) => {
      inFlight.shift()!(result)
      await turn()
    },
  }
}

const answered: CallResult = {
  ...noAnswer,
  status: 200,
  reply: {
    json: '{}',
    body: {},
    model: 'claude-sonnet-5-5',
    text: '{}',
    stopReason: 'end_turn',
    tokens: noTokens,
  },
}
const refused: CallResult = { ...failedAs('rate_limited'), retryAfterMs: 1_000 }

function failedAs(kind: FailureKind): CallResult {
  return { ...noAnswer, failure: { kind, message: kind } }
}
