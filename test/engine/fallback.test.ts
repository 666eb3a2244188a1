import { describe, expect, test } from 'vitest'
import { openDesk } from '../helpers/desk.ts'

const outage = ['529/claude-sonnet-5-5']

describe('Rule 6, the fallback chain', () => {
  test('when the first model is down the second one answers, and the reason is stored', async () => {
    const desk = await openDesk({ practice: { faults: outage } })
    const { id } = await desk.runTable(3)
    expect(desk.status(id).answeredBy).toEqual({ 'claude-haiku-5-5': 3 })
    const calls = desk.store.calls.ofItem(desk.item(id, 1).id)
    expect(calls.map(({ model, why, failure_kind: kind }) => [model, why, kind])).toEqual([
      ['claude-sonnet-5-5', 'first', 'overloaded'],
      ['claude-sonnet-5-5', 'retry', 'overloaded'],
      ['claude-sonnet-5-5', 'retry', 'overloaded'],
      ['claude-sonnet-5-5', 'retry', 'overloaded'],
      ['claude-haiku-5-5', 'next_rung', null],
    ])
    expect(desk.item(id, 1).progress.rung).toBe(1)
  })

  test('the default response answers only when the operator has allowed it, and is no success', async () => {
    const desk = await openDesk({ practice: { faults: ['529'] } })
    const { id } = await desk.runTable(2, { defaultResponse: true, maxRetries: 0 })
    expect(desk.seal(id)).toMatchObject({ default: 2, model: 0, failed: 0 })
    expect(desk.status(id).answeredBy).toEqual({})
    expect(desk.item(id, 1)).toMatchObject({ answeredBy: 'default', failure: { kind: 'overloaded' } })
  })

  test('without the default response an exhausted row fails and waits for the operator', async () => {
    const desk = await openDesk({ practice: { faults: ['529'] } })
    const { id } = await desk.runTable(2, { maxRetries: 0 })
    expect(desk.seal(id)).toMatchObject({ failed: 2, default: 0 })
  })

  test('a refusal goes to the next model', async () => {
    const desk = await openDesk({ practice: { faults: ['refusal/claude-sonnet-5-5'] } })
    const { id } = await desk.runTable(1)
    expect(desk.item(id, 1)).toMatchObject({ model: 'claude-haiku-5-5', attempts: 2 })
  })

  test('rows with the default response can be asked again', async () => {
    const desk = await openDesk({ practice: { faults: ['529'] } })
    const { id } = await desk.runTable(2, { defaultResponse: true, maxRetries: 0 })
    desk.server.setFaults([])
    await desk.retry(id, { kind: 'default' })
    expect(desk.seal(id)).toMatchObject({ model: 2, default: 0 })
  })
})
