import { describe, expect, test } from 'vitest'
import { openDesk } from '../helpers/desk.ts'

const oneModel = { models: ['claude-sonnet-5-5'] }

describe('Rule 7, parse', () => {
  test.for(['fenced', 'prose', 'enum-case', 'extra-field', 'thinking'])(
    'a reply that holds the answer in another dress (%s) is understood',
    async (fault) => {
      const desk = await openDesk({ practice: { faults: [fault] } })
      const { id } = await desk.runTable(2, oneModel)
      expect(desk.seal(id)).toMatchObject({ model: 2 })
      expect(desk.server.requests()).toBe(2)
    },
  )

  test.for(['no-json', 'wrong-enum', 'out-of-range', 'missing-field', 'empty-content'])(
    'a reply that cannot be used (%s) is asked again, and both are paid',
    async (fault) => {
      const desk = await openDesk({ practice: { faults: [`${fault}@1`] } })
      const { id } = await desk.runTable(1, oneModel)
      expect(desk.item(id, 1)).toMatchObject({ status: 'complete', attempts: 2 })
      const [first, second] = desk.store.calls.ofItem(desk.item(id, 1).id)
      expect(second!.why).toBe('asked_again')
      expect(desk.item(id, 1).costNanoUsd).toBe(first!.cost_nano_usd! + second!.cost_nano_usd!)
    },
  )

  test('the model is told what was wrong with its reply', async () => {
    const desk = await openDesk({ practice: { faults: ['wrong-enum@1'], keepLog: true } })
    await desk.runTable(1, oneModel)
    expect(desk.server.log[1]!.body).toMatch(/could not be used: urgency: /)
  })

  test('after two more bad replies the row fails at parse, with all three kept and counted', async () => {
    const desk = await openDesk({ practice: { faults: ['out-of-range'] } })
    const { id } = await desk.runTable(1, oneModel)
    expect(desk.server.requests()).toBe(3)
    expect(desk.item(id, 1)).toMatchObject({
      status: 'failed',
      failure: { kind: 'bad_reply', stage: 'parse' },
    })
    expect(desk.item(id, 1).failure!.message).toContain('confidence')
  })

  test('a cut reply is retried with twice the limit, never parsed', async () => {
    const desk = await openDesk({ practice: { faults: ['max-tokens@1'], keepLog: true } })
    const { id } = await desk.runTable(1, oneModel)
    const limits = desk.server.log.map(({ body }) => (JSON.parse(body) as { max_tokens: number }).max_tokens)
    expect(limits).toEqual([1_024, 2_048])
    expect(desk.store.calls.ofItem(desk.item(id, 1).id)[1]!.why).toBe('more_tokens')
    expect(desk.seal(id)).toMatchObject({ model: 1 })
  })

  test('an instruction inside a ticket is data: it stands in the user part only', async () => {
    const desk = await openDesk({ practice: { keepLog: true } })
    await desk.runTable(1)
    const { system, messages } = JSON.parse(desk.server.log[0]!.body) as {
      system: string
      messages: { content: string }[]
    }
    expect(system).not.toContain('case 1')
    expect(messages[0]!.content).toContain('case 1')
  })
})
