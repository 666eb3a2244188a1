import { describe, expect, test } from 'vitest'
import { Breaker } from '../../src/main/engine/lane/breaker.ts'
import { openDesk } from '../helpers/desk.ts'

describe('Rule 6, the circuit breaker', () => {
  test('rows step around a model that is down, and nobody waits out retries against it', async () => {
    const desk = await openDesk({ practice: { faults: ['529/claude-sonnet-5-5'], keepLog: true } })
    const { id } = await desk.runTable(100)
    expect(desk.status(id).answeredBy).toEqual({ 'claude-haiku-5-5': 100 })
    const toSonnet = desk.server.log.filter(({ body }) => body.includes('"model":"claude-sonnet-5-5"'))
    expect(toSonnet.length).toBeLessThan(20)
  })

  test('a model that comes back is used again', async () => {
    const desk = await openDesk({ practice: { faults: ['529@1-9/claude-sonnet-5-5'] } })
    const { id } = await desk.import(120, { concurrency: 2 })
    void desk.server.afterRequests(40).then(() => desk.clock.jump(6_000))
    await desk.run(id)
    const { answeredBy } = desk.status(id)
    expect(answeredBy['claude-sonnet-5-5']).toBeGreaterThan(0)
    expect(answeredBy['claude-haiku-5-5']).toBeGreaterThan(8)
    const log = desk.store.events.list(id).map((event) => event.message)
    expect(log.filter((message) => /is down|is back/.test(message))).toEqual([
      'claude-sonnet-5-5 is down: 8 calls failed in a row, the last as overloaded. The next model answers; this one is tried again every 5 s.',
      'claude-sonnet-5-5 is back.',
    ])
  })

  test('the last model of a chain is asked to the end of its retries: nobody else can answer', async () => {
    const desk = await openDesk({ practice: { faults: ['529'] } })
    const { id } = await desk.runTable(12, { models: ['claude-sonnet-5-5'], maxRetries: 2 })
    expect(desk.server.requests()).toBe(36)
    expect(desk.seal(id)).toMatchObject({ failed: 12 })
  })

  test('one call at a time finds out whether the model is back', () => {
    const breaker = new Breaker(() => undefined)
    for (let i = 0; i < 8; i++) breaker.report('server_error', at(0))
    expect(breaker.enter(4_999)).toBe('down')
    expect(breaker.enter(5_000)).toBe('probe')
    expect(breaker.enter(5_000)).toBe('down')
    breaker.report('server_error', at(5_100))
    expect(breaker.enter(10_099)).toBe('down')
    expect(breaker.enter(10_100)).toBe('probe')
    breaker.report(null, at(10_200))
    expect(breaker.enter(10_200)).toBe('open')
  })

  test('one answer in between and it is no outage; without a network nothing is known about the model', () => {
    const breaker = new Breaker(() => undefined)
    for (let i = 0; i < 30; i++) breaker.report(i % 7 === 0 ? null : 'overloaded', at(0))
    for (let i = 0; i < 30; i++) breaker.report('offline', at(0))
    expect(breaker.isDown).toBe(false)
  })

  test('a clock that is set back during an outage does not keep the model from coming back', () => {
    const breaker = new Breaker(() => undefined)
    for (let i = 0; i < 8; i++) breaker.report('overloaded', at(86_400_000))
    expect(breaker.enter(1_000)).toBe('probe')
    breaker.report(null, { sentAt: 1_000, now: 1_100 })
    expect(breaker.isDown).toBe(false)
  })

  test('an answer to a call that left before the outage does not end it', () => {
    const breaker = new Breaker(() => undefined)
    for (let i = 0; i < 8; i++) breaker.report('overloaded', at(1_000))
    breaker.report(null, { sentAt: 500, now: 1_500 })
    expect(breaker.isDown).toBe(true)
  })
})

function at(ms: number) {
  return { sentAt: ms, now: ms }
}
