import { describe, expect, test } from 'vitest'
import { openDesk } from '../helpers/desk.ts'
import { ticketFile } from '../helpers/tickets.ts'

describe('Rule 8, the cache', () => {
  test('a second run of the same table asks nothing and costs nothing', async () => {
    const desk = await openDesk()
    await desk.runTable(20)
    const { id } = await desk.runTable(20)
    expect(desk.server.requests()).toBe(20)
    expect(desk.seal(id)).toMatchObject({ cache: 20, model: 0 })
    expect(desk.status(id).cost.usd).toBe('0.000000000')
    expect(desk.item(id, 1)).toMatchObject({
      answeredBy: 'cache',
      model: 'claude-sonnet-5-5',
      costNanoUsd: 0,
      attempts: 0,
    })
  })

  test('rows that ask the same are answered once, also at the same time', async () => {
    const desk = await openDesk({ practice: { latency: 5 } })
    const { id } = await desk.runTable(sameQuestions(desk.folder), { concurrency: 16 })
    expect(desk.server.requests()).toBe(1)
    expect(desk.seal(id)).toMatchObject({ model: 1, cache: 19 })
  })

  test('bad replies are not kept: each row that asks the same tries for itself', async () => {
    const desk = await openDesk({ practice: { faults: ['out-of-range'] } })
    const { id } = await desk.runTable(sameQuestions(desk.folder), { models: ['claude-sonnet-5-5'] })
    expect(desk.seal(id)).toMatchObject({ failed: 20, cache: 0 })
    const kept = desk.store.db.prepare<[], { n: number }>('select count(*) as n from cache').get()!
    expect(kept.n).toBe(0)
  })

  test('an answer that was asked for again is found by the plain question', async () => {
    const desk = await openDesk({ practice: { faults: ['wrong-enum@1'] } })
    await desk.runTable(1)
    const { id } = await desk.runTable(1)
    expect(desk.seal(id)).toMatchObject({ cache: 1 })
    expect(desk.server.requests()).toBe(2)
  })

  test('without the cache every row is asked, and nothing is kept', async () => {
    const desk = await openDesk()
    await desk.runTable(sameQuestions(desk.folder), { useCache: false })
    expect(desk.server.requests()).toBe(20)
    await desk.runTable(sameQuestions(desk.folder))
    expect(desk.server.requests()).toBe(21)
  })

  test('an answer of a later model of the chain is reused too: a second run after an outage costs nothing', async () => {
    const desk = await openDesk({ practice: { faults: ['529/claude-sonnet-5-5'] } })
    await desk.runTable(3)
    desk.server.setFaults([])
    const { id } = await desk.runTable(3)
    expect(desk.seal(id)).toMatchObject({ cache: 3, model: 0 })
    expect(desk.item(id, 1).model).toBe('claude-haiku-5-5')
  })

  test('another model is another question', async () => {
    const desk = await openDesk()
    await desk.runTable(3, { models: ['claude-sonnet-5-5'] })
    await desk.runTable(3, { models: ['claude-haiku-5-5'] })
    expect(desk.server.requests()).toBe(6)
  })
})

/** Rows that differ in their id only. */
function sameQuestions(folder: string): string {
  return ticketFile(
    folder,
    20,
    () => 'How do I change my password?',
    () => 'Password',
  )
}
