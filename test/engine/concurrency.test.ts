import { describe, expect, test } from 'vitest'
import { Lane } from '../../src/main/engine/lane.ts'
import { openDesk } from '../helpers/desk.ts'
import { skippingClock } from '../helpers/skippingClock.ts'

describe('Rule 3, concurrency', () => {
  test('calls in flight never exceed the ceiling', async () => {
    const desk = await openDesk({ practice: { latency: 5 } })
    await desk.runTable(80, { concurrency: 3 })
    expect(desk.server.maxInFlight()).toBe(3)
  })

  test('a lane starts with five calls and grows by one per answered call up to the ceiling', async () => {
    const lane = laneOf({ ceiling: 7 })
    const tasks = heldTasks()
    for (let i = 0; i < 10; i++) void lane.run(tasks.next)
    await turn()
    expect(tasks.running()).toBe(5)
    lane.answered()
    await turn()
    expect(tasks.running()).toBe(6)
    lane.answered()
    lane.answered()
    lane.answered()
    await turn()
    expect(tasks.running()).toBe(7)
  })

  test('a 429 halves the concurrency once per episode and says so', () => {
    const changes: string[] = []
    const lane = laneOf({ ceiling: 16, onChange: (message) => changes.push(message) })
    lane.rateLimited(1_000)
    lane.rateLimited(1_000)
    expect(changes).toEqual(['claude-sonnet-5-5 answered 429: held for 1000 ms, concurrency 5 -> 2'])
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

function laneOf(options: { ceiling: number; onChange?: (message: string) => void }): Lane {
  return new Lane({
    model: 'claude-sonnet-5-5',
    clock: skippingClock(),
    signal: new AbortController().signal,
    onChange: () => undefined,
    ...options,
  })
}

/** Tasks that run until the test ends. */
function heldTasks() {
  let running = 0
  return {
    running: () => running,
    next: () => {
      running++
      return new Promise<void>(() => undefined)
    },
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
