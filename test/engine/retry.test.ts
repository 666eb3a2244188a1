import { describe, expect, test } from 'vitest'
import { backoffMs } from '../../src/main/engine/backoff.ts'
import { openDesk } from '../helpers/desk.ts'
import { noAnswer, scriptedModel } from '../helpers/scriptedModel.ts'

const oneModel = { models: ['claude-sonnet-5-5'] }

describe('Rule 5, retry', () => {
  test.for([
    '408',
    '409',
    '429',
    '500',
    '502',
    '503',
    '504',
    '529',
    'reset',
    'reset-body',
    'truncated-json',
    'html',
    'empty-body',
  ])('a transient failure (%s) is repeated, and the row is answered', async (fault) => {
    const desk = await openDesk({ practice: { faults: [`${fault}@1`] } })
    const { id } = await desk.runTable(1, oneModel)
    expect(desk.item(id, 1)).toMatchObject({
      status: 'complete',
      answeredBy: 'model',
      attempts: 2,
      failure: null,
    })
    expect(desk.status(id).calls).toMatchObject({ total: 2, ok: 1, failed: 1, retries: 1 })
  })

  test('after three repeats the row fails with its reason, and each try is recorded', async () => {
    const desk = await openDesk({ practice: { faults: ['529'] } })
    const { id } = await desk.runTable(1, oneModel)
    expect(desk.server.requests()).toBe(4)
    expect(desk.item(id, 1)).toMatchObject({
      status: 'failed',
      failure: { kind: 'overloaded', stage: 'process' },
    })
    const calls = desk.store.calls.ofItem(desk.item(id, 1).id)
    expect(calls.map((call) => call.why)).toEqual(['first', 'retry', 'retry', 'retry'])
    expect(calls.every((call) => call.http_status === 529 && call.request_id)).toBe(true)
  })

  test('backoff has full jitter: between nothing and the doubling bound, never above 30 s', () => {
    expect([0, 1, 2, 3].map((tries) => backoffMs(tries, null, () => 0.999999))).toEqual([
      1000, 2000, 4000, 8000,
    ])
    expect(backoffMs(20, null, () => 0.999999)).toBe(30_000)
    expect(backoffMs(5, null, () => 0)).toBe(0)
  })

  test('what the server asks for wins over the backoff', () => {
    expect(backoffMs(0, 7_000, () => 0)).toBe(7_000)
    expect(backoffMs(9, 2_000, () => 0.5)).toBeLessThan(2_300)
  })

  test.for(['400', '413'])('a permanent failure (%s) is not repeated', async (fault) => {
    const desk = await openDesk({ practice: { faults: [fault] } })
    const { id } = await desk.runTable(1, oneModel)
    expect(desk.server.requests()).toBe(1)
    expect(desk.item(id, 1).status).toBe('failed')
  })

  test.for([
    ['401', 'auth'],
    ['403', 'auth'],
    ['402', 'credit'],
    ['credit', 'credit'],
    ['spend-limit', 'credit'],
    ['429-spend', 'credit'],
  ] as const)(
    '%s pauses the batch after at most the calls in flight and fails nothing',
    async ([fault, reason]) => {
      const desk = await openDesk({ practice: { faults: [`${fault}@11-`] } })
      const { id } = await desk.runTable(60, { concurrency: 4 })
      expect(desk.batch(id)).toMatchObject({ status: 'paused', reason })
      expect(desk.batch(id).message).toMatch(/\w/)
      expect(desk.server.requests()).toBeLessThanOrEqual(10 + 4)
      expect(desk.seal(id)).toMatchObject({ model: 10, failed: 0, pending: 50 })
    },
  )

  test('a batch that was paused goes on when the trouble is over', async () => {
    const desk = await openDesk({ practice: { faults: ['401@3-'] } })
    const { id } = await desk.runTable(10, { concurrency: 2 })
    desk.server.setFaults([])
    await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ model: 10 })
  })

  test('no connection pauses the batch as offline instead of failing its rows', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(5)
    await desk.server.close()
    await desk.run(id)
    expect(desk.batch(id)).toMatchObject({ status: 'paused', reason: 'offline' })
    expect(desk.seal(id)).toMatchObject({ pending: 5, failed: 0 })
  })

  test.each(['network', 'timeout'] as const)(
    'a network that goes (first seen as %s) leaves the rows to the model that they were meant for',
    async (kind) => {
      const answering = scriptedModel(() => 0.9)
      let isUp = true
      let going = 0
      const desk = await openDesk({
        llm: {
          ...answering,
          async send(request, options) {
            if (answering.asked.length === 40 && going === 0) isUp = false
            if (isUp) return answering.send(request, options)
            const failure = { kind: ++going > 16 ? ('offline' as const) : kind, message: 'no network' }
            return { ...noAnswer, failure }
          },
        },
      })
      const { id } = await desk.import(200, { useCache: false })
      await desk.run(id)
      expect(desk.batch(id)).toMatchObject({ status: 'paused', reason: 'offline' })
      expect(desk.seal(id)).toMatchObject({ model: 40, failed: 0, pending: 160 })
      isUp = true
      await desk.run(id)
      expect(desk.seal(id)).toMatchObject({ model: 200, failed: 0 })
      // Those whose own calls timed out with all the others were passed on before anybody could know.
      const passedOn = kind === 'network' ? 0 : 16
      expect(desk.status(id).answeredBy['claude-haiku-5-5'] ?? 0).toBeLessThanOrEqual(passedOn)
    },
  )

  test('a model that does not exist hands over to the next one', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(4, { models: ['claude-nobody-1', 'claude-haiku-5-5'] })
    expect(desk.status(id).answeredBy).toEqual({ 'claude-haiku-5-5': 4 })
  })

  test('with no model left that exists the batch pauses', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(4, { models: ['claude-nobody-1'] })
    expect(desk.batch(id)).toMatchObject({ status: 'paused', reason: 'model' })
    expect(desk.seal(id)).toMatchObject({ failed: 0, pending: 4 })
  })
})
