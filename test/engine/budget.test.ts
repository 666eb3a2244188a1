import { describe, expect, test } from 'vitest'
import { Control } from '../../src/main/engine/control.ts'
import { createPrices } from '../../src/main/llm/prices.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'

const cent = 10_000_000
const practice = { keepLog: true }

describe('Rule 10, the budget', () => {
  test.for([1, 16, 64])(
    'is never passed by the bill of the server, with %i calls at once',
    async (concurrency) => {
      const desk = await openDesk({ practice })
      const { id } = await desk.runTable(200, { concurrency, maxCostNanoUsd: 12 * cent })
      expect(desk.batch(id)).toMatchObject({ status: 'paused', reason: 'budget' })
      expect(desk.batch(id).message).toContain(`Raise it with: millrace resume ${id} --max-cost USD`)
      expect(billed(desk)).toBeLessThanOrEqual(12 * cent)
      expect(billed(desk)).toBeGreaterThan(9 * cent)
      expect(desk.seal(id)).toMatchObject({ failed: 0, running: 0, waiting: 0 })
    },
  )

  test('holds also when answers are lost on the way: they may have been paid', async () => {
    const faults = ['reset-body:0.2', 'truncated-json:0.1', 'html:0.1']
    const desk = await openDesk({ practice: { ...practice, faults } })
    const { id } = await desk.runTable(200, { maxCostNanoUsd: 20 * cent })
    expect(desk.batch(id).reason).toBe('budget')
    expect(billed(desk)).toBeLessThanOrEqual(20 * cent)
    expect(desk.bothTotals(id).kept).toEqual(desk.bothTotals(id).counted)
  })

  test('raised, the batch goes on where it stood and pays nothing twice', async () => {
    const desk = await openDesk({ practice })
    const { id, settings } = await desk.runTable(60, { maxCostNanoUsd: 5 * cent })
    desk.store.batches.setSettings(id, { ...settings, maxCostNanoUsd: null })
    await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ model: 60 })
    expect(desk.server.requests()).toBe(60)
  })

  test('calls that were in flight at a crash count with the most they may have cost', async () => {
    const desk = await openDesk({ practice: { ...practice, latency: 20 } })
    const { id } = await desk.import(40)
    const control = new Control()
    const running = desk.run(id, control)
    await desk.server.afterRequests(12)
    control.stopNow({ reason: 'operator', message: 'Stop.' })
    await running
    const { kept, counted } = desk.bothTotals(id)
    expect(kept.calls.lost).toBeGreaterThan(0)
    expect(kept.unsettledNanoUsd).toBeGreaterThan(0)
    expect(kept.reservedNanoUsd).toBe(0)
    expect(kept).toEqual(counted)
    expect(kept.costNanoUsd + kept.unsettledNanoUsd).toBeGreaterThanOrEqual(billed(desk))
  })

  test('a cap for the day pauses every batch of the workspace, and the next day goes on', async () => {
    const desk = await openDesk({ practice })
    desk.store.budgets.setCap('day', 6 * cent)
    const first = await desk.runTable(50)
    const second = await desk.runTable(50, { useCache: false })
    expect([first.reason, second.reason]).toEqual(['budget', 'budget'])
    expect(billed(desk)).toBeLessThanOrEqual(6 * cent)
    const requests = desk.server.requests()
    desk.clock.jump(86_400_000)
    await desk.run(first.id)
    expect(desk.server.requests()).toBeGreaterThan(requests)
  })

  test('a cap for the workspace holds over all batches', async () => {
    const desk = await openDesk({ practice })
    desk.store.budgets.setCap('workspace', 6 * cent)
    await desk.runTable(50)
    desk.clock.jump(86_400_000)
    const { reason } = await desk.runTable(50, { useCache: false })
    expect(reason).toBe('budget')
    expect(billed(desk)).toBeLessThanOrEqual(6 * cent)
  })
})

/** What the server has produced, priced: its own bill, in nano-dollars. */
function billed({ server, clock }: Desk): number {
  const prices = createPrices()
  return server.log.reduce((sum, { model, usage }) => {
    const tokens = {
      input: usage?.input_tokens ?? 0,
      cacheWrite: 0,
      cacheRead: 0,
      output: usage?.output_tokens ?? 0,
    }
    return sum + (usage ? prices.costNanoUsd(model, tokens, clock.now())! : 0)
  }, 0)
}
