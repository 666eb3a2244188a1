import { describe, expect, test } from 'vitest'
import { Control } from '../../src/main/engine/control.ts'
import { thisProcess } from '../../src/main/app.ts'
import { formatUsdShort } from '../../src/shared/money.ts'
import { inspectWorkspace } from '../../src/main/store/workspaceFile/inspect.ts'
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
    desk.store.budgets.setCap('day', kept.costNanoUsd + kept.unsettledNanoUsd)
    await desk.run(id)
    const [spent, lost] = [kept.costNanoUsd, kept.unsettledNanoUsd].map(formatUsdShort)
    expect(desk.batch(id).message).toContain(`: ${spent} is spent in practice`)
    expect(desk.batch(id).message).toContain(`, up to ${lost} more counts for lost calls, and the next`)
    const inspected = inspectWorkspace(desk.file, thisProcess(), desk.clock.now())
    expect(inspected).toMatchObject({ spentNanoUsd: 0, practiceNanoUsd: kept.costNanoUsd })
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

describe('practice and paid money', () => {
  const both = ['practice', 'anthropic'] as const

  test.for(both)('what %s has used up leaves the other one all of its room', async (first) => {
    const other = both.find((provider) => provider !== first)!
    const desk = await openDesk({ practice })
    desk.store.budgets.setCap('day', 6 * cent)
    desk.store.budgets.setCap('workspace', 6 * cent)
    const { reason } = await desk.runTable(50, { provider: first, useCache: false })
    expect(reason).toBe('budget')
    const before = billed(desk)
    const second = await desk.runTable(50, { provider: other, useCache: false })
    expect(second.reason).toBe('budget')
    expect(before).toBeLessThanOrEqual(6 * cent)
    expect(billed(desk) - before).toBeLessThanOrEqual(6 * cent)
    expect(billed(desk) - before).toBeGreaterThan(3 * cent)
    const { id } = await desk.import(50, { provider: first, useCache: false })
    await desk.run(id)
    expect(desk.status(id).calls.total).toBe(0)
  })

  test('that run side by side pass neither of their caps, and each comes to its own end', async () => {
    const desk = await openDesk({ practice: { ...practice, latency: 5 } })
    desk.store.budgets.setCap('workspace', 6 * cent)
    const batches = await Promise.all(
      both.map((provider) => desk.import(60, { provider, useCache: false, concurrency: 8 })),
    )
    await Promise.all(batches.map(({ id }) => desk.run(id)))
    for (const { id } of batches) {
      expect(desk.batch(id).reason).toBe('budget')
      expect(desk.bothTotals(id).counted.costNanoUsd).toBeLessThanOrEqual(6 * cent)
      expect(desk.bothTotals(id).counted.costNanoUsd).toBeGreaterThan(3 * cent)
    }
  })

  test('count against their own caps also where calls were cut off, and after a restart', async () => {
    const desk = await openDesk({ practice: { ...practice, latency: 20 } })
    desk.store.budgets.setCap('day', 100 * cent)
    const lost = await desk.import(40, { provider: 'practice', useCache: false })
    const control = new Control()
    const running = desk.run(lost.id, control)
    await desk.server.afterRequests(12)
    control.stopNow({ reason: 'operator', message: 'Stop.' })
    await running
    desk.reopen(desk.file)
    await desk.runTable(4, { provider: 'anthropic', useCache: false })
    const { budgets } = desk.store
    const now = desk.clock.now()
    const counted = (isPractice: boolean) => {
      const { costNanoUsd, unsettledNanoUsd } = desk.store.costs.total({ fromDay: 0, isPractice })
      return costNanoUsd + unsettledNanoUsd
    }
    for (const isPractice of [true, false])
      for (const scope of ['day', 'workspace'] as const)
        expect(budgets.ofWorkspace(scope, isPractice, now).usedNanoUsd).toBe(counted(isPractice))
    expect(counted(true)).toBeGreaterThan(counted(false))
  })

  test('what the other one spends after a look counts too much at worst, never too little', async () => {
    const desk = await openDesk({ practice })
    const { budgets } = desk.store
    budgets.setCap('workspace', 6 * cent)
    const now = desk.clock.now()
    const held = budgets.heldTo(null, false, now)
    const { id } = await desk.runTable(20, { provider: 'practice', useCache: false })
    const spent = desk.bothTotals(id).counted.costNanoUsd
    const room = 6 * cent - spent
    expect(budgets.refusal(id, room, held, now)).toBeNull()
    expect(budgets.refusal(id, room + 1, held, now)).toMatchObject({ scope: 'workspace' })
    const fresh = budgets.heldTo(null, false, now)
    expect(budgets.refusal(id, 6 * cent, fresh, now)).toBeNull()
    expect(budgets.refusal(id, 6 * cent + 1, fresh, now)).toMatchObject({ spentNanoUsd: 0 })
  })

  test('a day that has begun since the last look owes nothing to what was spent before it', async () => {
    const desk = await openDesk({ practice })
    const { budgets } = desk.store
    budgets.setCap('day', 6 * cent)
    const { id } = await desk.runTable(20, { provider: 'practice', useCache: false })
    const held = budgets.heldTo(null, false, desk.clock.now())
    const tomorrow = desk.clock.now() + 86_400_000
    expect(budgets.refusal(id, 6 * cent, held, tomorrow)).toBeNull()
    expect(budgets.refusal(id, 6 * cent + 1, held, tomorrow)).toMatchObject({ scope: 'day', spentNanoUsd: 0 })
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
