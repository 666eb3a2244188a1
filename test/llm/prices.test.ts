import { describe, expect, test } from 'vitest'
import { createPrices, defaultModels } from '../../src/main/llm/prices.ts'

const prices = createPrices()
const today = Date.UTC(2026, 10, 24)
const million = 1_000_000
const usd = 1_000_000_000

describe('prices', () => {
  test.for([
    ['claude-sonnet-5-5', 2, 10, 2.5, 0.1],
    ['claude-opus-5-5', 4, 20, 5, 0.2],
    ['claude-fable-5-2', 8, 40, 10, 0.2],
    ['claude-haiku-4-5', 1, 5, 1.25, 0.1],
    ['claude-haiku-4-5-20251001', 1, 5, 1.25, 0.1],
    ['claude-opus-4-5-20251101', 5, 25, 6.25, 0.5],
  ] as const)(
    '%s costs per million tokens what its page says',
    ([model, input, output, cacheWrite, cacheRead]) => {
      const of = (tokens: object) => prices.costNanoUsd(model, { ...none, ...tokens }, today)
      expect(of({ input: million })).toBe(input * usd)
      expect(of({ output: million })).toBe(output * usd)
      expect(of({ cacheWrite: million })).toBe(cacheWrite * usd)
      expect(of({ cacheRead: million })).toBe(cacheRead * usd)
    },
  )

  test('a price holds from its day on', () => {
    const before = prices.costNanoUsd(
      'claude-sonnet-5-5',
      { ...none, cacheRead: 10 },
      Date.UTC(2026, 9, 6, 23),
    )
    const after = prices.costNanoUsd('claude-sonnet-5-5', { ...none, cacheRead: 10 }, Date.UTC(2026, 9, 7))
    expect([before, after]).toEqual([2_000, 1_000])
  })

  test('a long prompt is dearer as a whole, and cached tokens count as prompt', () => {
    const short = { ...none, input: 50_000, cacheRead: 50_000, output: 100 }
    const long = { ...short, cacheRead: 50_001 }
    expect(prices.costNanoUsd('claude-haiku-5-5', short, today)).toBe(50_000 * 100 + 50_000 * 10 + 100 * 500)
    expect(prices.costNanoUsd('claude-haiku-5-5', long, today)).toBe(50_000 * 500 + 50_001 * 50 + 100 * 2_500)
  })

  test('an unknown model has no price, not the price 0', () => {
    expect(prices.costNanoUsd('llama-4', { ...none, input: 10 }, today)).toBeNull()
  })

  test.for([
    ['claude-sonnet-5-5', /^$/],
    ['claude-sonnet-4-5', /deprecated.*2026-11-30/],
    ['claude-3-5-haiku-20241022', /retired on 2026-02-19/],
    ['llama-4', /price of llama-4 is not known/],
  ] as const)('%s is named before a run when there is something to say', ([model, sentence]) => {
    expect(prices.modelWarning(model, today) ?? '').toMatch(sentence)
  })

  test('a deprecated model is retired from its day on', () => {
    const day = Date.UTC(2026, 10, 30)
    expect(prices.modelWarning('claude-sonnet-4-5', day)).toContain('was retired')
    const lifecycleAt = (ms: number) =>
      prices.list(ms).find(({ id }) => id === 'claude-sonnet-4-5')?.lifecycle
    expect([lifecycleAt(day - 1), lifecycleAt(day)]).toEqual(['deprecated', 'retired'])
  })

  test("the operator's own prices win", () => {
    const one = { from: '2026-01-01', input: 5, output: 7, cacheWrite5m: 0, cacheWrite1h: 0, cacheRead: 0 }
    const own = createPrices({
      models: {
        'llama-4': { lifecycle: 'active', structuredOutput: false, maxOutputTokens: 4_096, prices: [one] },
      },
    })
    expect(own.costNanoUsd('llama-4', { ...none, input: 2, output: 3 }, today)).toBe(31)
    expect(own.modelWarning('llama-4', today)).toBeNull()
    expect(() => createPrices({ models: { x: { price: 3 } } })).toThrow('prices.json')
  })

  test('prices written by hand hold from their days on, in whatever order they stand', () => {
    const free = { output: 0, cacheWrite5m: 0, cacheRead: 0 }
    const prices = [
      { from: '2026-10-01', input: 7, ...free },
      { from: '2026-10-01', maxPromptTokens: 100, input: 3, ...free },
      { from: '2026-01-01', input: 20, ...free },
    ]
    const own = createPrices({
      models: { 'llama-4': { lifecycle: 'active', structuredOutput: false, prices } },
    })
    const at = (input: number, ms: number) => own.costNanoUsd('llama-4', { ...none, input }, ms)
    expect([at(10, today), at(1_000, today), at(10, Date.UTC(2026, 2, 1))]).toEqual([30, 7_000, 200])
    expect(own.list(today).find(({ id }) => id === 'llama-4')).toMatchObject({ inputNanoUsd: 3 })
  })

  test('a prompt longer than the table knows costs what the longest does', () => {
    const band = { from: '2026-01-01', output: 0, cacheWrite5m: 0, cacheRead: 0 }
    const prices = [
      { ...band, maxPromptTokens: 100, input: 3 },
      { ...band, maxPromptTokens: 200, input: 5 },
    ]
    const own = createPrices({
      models: { 'llama-4': { lifecycle: 'active', structuredOutput: false, prices } },
    })
    expect(own.costNanoUsd('llama-4', { ...none, input: 1_000 }, today)).toBe(5_000)
  })

  test('the default chain is alive and priced', () => {
    for (const model of defaultModels) expect(prices.modelWarning(model, today), model).toBeNull()
  })
})

const none = { input: 0, cacheWrite: 0, cacheRead: 0, output: 0 }
