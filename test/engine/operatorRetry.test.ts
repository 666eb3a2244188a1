import { describe, expect, test } from 'vitest'
import { estimateCost } from '../../src/main/engine/cost/estimateCost.ts'
import { createPrices } from '../../src/main/llm/prices.ts'
import { planRetry, reopen } from '../../src/main/store/items/reopen.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'

const oneModel = { models: ['claude-sonnet-5-5'], maxRetries: 0 }

describe('Rule 11, retry by the operator', () => {
  test('all failed rows, and only those, are run again', async () => {
    const { desk, id } = await deskWithFailures()
    const before = desk.server.requests()
    await desk.retry(id)
    expect(desk.server.requests() - before).toBe(3)
    expect(desk.seal(id)).toMatchObject({ model: 10, failed: 0 })
  })

  test('one kind of failure is run again, the others stay as they are', async () => {
    const { desk, id } = await deskWithFailures()
    await desk.retry(id, { kind: 'overloaded' })
    expect(desk.seal(id)).toMatchObject({ model: 9, failed: 1 })
    expect(desk.item(id, 7).failure!.kind).toBe('bad_request')
  })

  test('a selection of rows is run again', async () => {
    const { desk, id } = await deskWithFailures()
    await desk.retry(id, { rows: [2] })
    expect(desk.seal(id)).toMatchObject({ model: 8, failed: 2 })
  })

  test('a plan covers what will be run, and changes nothing', async () => {
    const { desk, id } = await deskWithFailures()
    const plan = planRetry(desk.store.db, id, { rows: null, kind: null, from: null })
    expect(plan.items).toHaveLength(3)
    const prices = createPrices()
    const cost = estimateCost(plan.items, desk.batch(id), {
      store: desk.store,
      prices,
      atMs: desk.clock.now(),
    })
    expect(cost).toBeGreaterThan(0)
    expect(desk.seal(id)).toMatchObject({ failed: 3, pending: 0 })
  })

  test('the old error stays until the new outcome is there', async () => {
    const { desk, id } = await deskWithFailures()
    desk.server.setFaults(['401'])
    await desk.retry(id, { rows: [2] })
    expect(desk.item(id, 2)).toMatchObject({ status: 'pending' })
    expect(desk.item(id, 2).failure).not.toBeNull()
    desk.server.setFaults([])
    await desk.run(id)
    expect(desk.item(id, 2)).toMatchObject({ status: 'complete', failure: null })
  })

  test('from parse, stored responses are read again at no cost', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(5)
    await desk.retry(id, { rows: [1, 4], from: 'parse' })
    expect(desk.server.requests()).toBe(5)
    expect(desk.seal(id)).toMatchObject({ model: 5 })
    expect(desk.bothTotals(id).kept).toEqual(desk.bothTotals(id).counted)
  })

  test('a complete row that is asked for by number is asked anew, not taken from the cache', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(3)
    await desk.retry(id, { rows: [2] })
    expect(desk.server.requests()).toBe(4)
    expect(desk.item(id, 2)).toMatchObject({ attempts: 2, answeredBy: 'model' })
  })

  test('a row that is put back while its batch runs comes next, and not behind all others', async () => {
    const desk = await openDesk({ practice: { faults: ['400~case 1)'], keepLog: true } })
    const { id } = await desk.import(1_500, { ...oneModel, concurrency: 16 })
    const running = desk.run(id)
    await desk.server.afterRequests(100)
    expect(desk.item(id, 1).status).toBe('failed')
    desk.server.setFaults([])
    reopen(desk.store, planRetry(desk.store.db, id, { rows: [1], kind: null, from: null }), desk.clock.now())
    await running
    expect(desk.seal(id)).toMatchObject({ model: 1_500, failed: 0 })
    expect(desk.server.log.findLastIndex(({ body }) => body.includes('case 1)'))).toBeLessThan(1_000)
    expect(desk.bothTotals(id).kept).toEqual(desk.bothTotals(id).counted)
  })

  test('a stage that has nothing to start from is said, not run', async () => {
    const { desk, id } = await deskWithFailures()
    const plan = planRetry(desk.store.db, id, { rows: [2, 7], kind: null, from: 'parse' })
    expect(plan).toEqual({ items: [], answered: 0, byPerson: 0, impossible: [2, 7] })
  })
})

/** Ten rows; 2 and 5 failed as overloaded, 7 as a bad request, and the trouble is over. */
async function deskWithFailures(): Promise<{ desk: Desk; id: Parameters<Desk['seal']>[0] }> {
  const desk = await openDesk({ practice: { faults: ['529~case 2)', '529~case 5)', '400~case 7)'] } })
  const { id } = await desk.runTable(10, oneModel)
  expect(desk.seal(id)).toMatchObject({ model: 7, failed: 3 })
  desk.server.setFaults([])
  return { desk, id }
}
