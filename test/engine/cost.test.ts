import { describe, expect, test } from 'vitest'
import { createPrices } from '../../src/main/llm/prices.ts'
import { openDesk } from '../helpers/desk.ts'

describe('Rule 9, cost', () => {
  test('cost is the raw usage at the price of the model that served, to the nano-dollar', async () => {
    const desk = await openDesk({ practice: { keepLog: true, faults: ['529:0.2', 'wrong-enum%5'] } })
    const { id } = await desk.runTable(40)
    const served = desk.server.log.filter(({ usage }) => usage !== null)
    const prices = createPrices()
    const expected = served.reduce((sum, { model, usage }) => {
      const tokens = { input: usage!.input_tokens, cacheWrite: 0, cacheRead: 0, output: usage!.output_tokens }
      return sum + prices.costNanoUsd(model, tokens, desk.clock.now())!
    }, 0)
    expect(desk.store.totals(desk.batch(id)).costNanoUsd).toBe(expected)
    const { kept, counted } = desk.bothTotals(id)
    expect(kept).toEqual(counted)
  })

  test('an unknown price is counted as unknown, never as zero', async () => {
    const desk = await openDesk({ practice: { models: ['llama-local'] } })
    const { id } = await desk.runTable(3, { models: ['llama-local'] })
    expect(desk.status(id).cost).toEqual({ usd: '0.000000000', unpricedCalls: 3 })
    expect(desk.store.calls.ofItem(desk.item(id, 1).id)[0]!.cost_nano_usd).toBeNull()
  })

  test('the served model is charged, also when another one was asked', async () => {
    const desk = await openDesk({ practice: { faults: ['other-model'] } })
    const { id } = await desk.runTable(1)
    const [call] = desk.store.calls.ofItem(desk.item(id, 1).id)
    expect(call!.served_model).not.toBe(call!.model)
    expect(Object.keys(desk.status(id).answeredBy)).toEqual([call!.served_model])
  })
})
