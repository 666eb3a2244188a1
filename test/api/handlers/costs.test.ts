import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TypedBand } from '../../../src/shared/views/costViews.ts'
import type { ModelEntry } from '../../../src/main/llm/prices.ts'
import { noTokens } from '../../../src/shared/tokens.ts'
import { openOperator } from '../../helpers/operator.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { skippingClock } from '../../helpers/skippingClock.ts'

const models = ['claude-sonnet-5-5']
const all = { period: 'all', isPractice: true } as const
const band: TypedBand = {
  maxPromptTokens: null,
  inputUsd: 1.5,
  cacheWriteUsd: 2,
  cacheReadUsd: 0.15,
  outputUsd: 6,
}

describe('costs', () => {
  test('before anything was asked there is nothing, and every budget has all of its room', async () => {
    const { call } = await openOperator()
    const costs = await call('costs.read', all)
    expect(costs).toMatchObject({ byDay: [], byBatch: [], byPipeline: [], byModel: [], batches: 0 })
    expect(costs.budgets.day).toEqual({ capNanoUsd: null, usedNanoUsd: 0, unsettledNanoUsd: 0 })
  })

  test('every view of the same money adds up to the same', async () => {
    const { call, runTable } = await openOperator({ faults: ['refusal%5'] })
    await runTable(12, { models })
    await runTable(7, { models: ['claude-haiku-5-5'], useCache: false })
    const { practice, paid, ...views } = await call('costs.read', all)
    expect(practice.calls).toBeGreaterThan(18)
    expect(paid.calls).toBe(0)
    for (const lines of [views.byDay, views.byBatch, views.byPipeline, views.byModel]) {
      const sum = lines.reduce((total, { costNanoUsd }) => total + costNanoUsd, 0)
      expect(sum).toBe(practice.costNanoUsd)
    }
    expect(views.byModel.map(({ model }) => model)).toContain('claude-haiku-5-5')
    expect(views.byPipeline).toMatchObject([{ pipeline: 'ticket-classifier', batches: 2 }])
  })

  test('practice is never among what was paid, nor the other way round, also not in the rail', async () => {
    const { call, runTable, app } = await openOperator()
    const practice = await runTable(4, { models })
    const { paid, practice: free, byBatch } = await call('costs.read', { period: 'all', isPractice: false })
    expect([paid.costNanoUsd, byBatch.length]).toEqual([0, 0])
    expect(free.costNanoUsd).toBe(app.store.totals(practice).costNanoUsd)
    const { today } = await call('workspace.read', {})
    expect(today).toMatchObject({ spentNanoUsd: 0, practiceNanoUsd: free.costNanoUsd })
  })

  test('a period holds its UTC days and no other', async () => {
    const clock = skippingClock()
    const { call, runTable } = await openOperator({}, { clock })
    await runTable(3, { models })
    clock.jump(6 * 86_400_000)
    await runTable(2, { models, useCache: false })
    const calls = async (period: 'today' | 'week' | 'month' | 'all') =>
      (await call('costs.read', { period, isPractice: true })).practice.calls
    expect([await calls('today'), await calls('week')]).toEqual([2, 5])
    clock.jump(86_400_000)
    expect([await calls('today'), await calls('week'), await calls('month')]).toEqual([0, 2, 5])
    clock.jump(60 * 86_400_000)
    expect([await calls('month'), await calls('all')]).toEqual([0, 5])
  })

  test('a batch stands beside what it was expected to cost when it began, and rows that join it add to that', async () => {
    const { call, app, ended, ...operator } = await openOperator()
    const { id } = await operator.import(40, { models, maxCostNanoUsd: 5_000_000_000 }, 10)
    await call('batch.start', { batchId: id, rest: false })
    await ended(id)
    const [sample] = (await call('costs.read', all)).byBatch
    expect(sample).toMatchObject({ batchId: id, isOver: true, capNanoUsd: 5_000_000_000 })
    expect(sample!.wholeNanoUsd).toBe(app.store.totals(app.store.batches.get(id)!).costNanoUsd)
    expect(sample!.plannedNanoUsd! / sample!.wholeNanoUsd).toBeCloseTo(1, 0)
    await call('batch.start', { batchId: id, rest: true })
    await ended(id)
    const [whole] = (await call('costs.read', all)).byBatch
    expect(whole!.plannedNanoUsd! / sample!.plannedNanoUsd!).toBeGreaterThan(3)
    expect(whole!.plannedNanoUsd! / whole!.wholeNanoUsd).toBeCloseTo(1, 0)
  })
})

describe('prices', () => {
  test('every model has its price by the million, with the day it was taken', async () => {
    const { call } = await openOperator()
    const { models: listed } = await call('prices.list', {})
    expect(listed.find(({ id }) => id === 'claude-sonnet-5-5')).toMatchObject({
      origin: 'shipped',
      from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      bands: [{ maxPromptTokens: null, inputUsd: 2, cacheWriteUsd: 2.5, cacheReadUsd: 0.1, outputUsd: 10 }],
    })
    for (const { warning } of listed) expect(warning ?? '').not.toContain('--')
    const haiku = listed.find(({ id }) => id === 'claude-haiku-5-5')
    expect(haiku!.bands.map(({ maxPromptTokens }) => maxPromptTokens)).toEqual([100_000, null])
  })

  test('a price that is changed holds for the next quote and the next run, and not for what was spent', async () => {
    const { call, runTable, app } = await openOperator()
    const first = await runTable(4, { models, useCache: false })
    const spent = (await call('costs.read', all)).practice.costNanoUsd
    await call('prices.set', { model: models[0]!, bands: [{ ...band, inputUsd: 200, outputUsd: 1_000 }] })
    expect((await call('costs.read', all)).practice.costNanoUsd).toBe(spent)
    expect(app.store.totals(app.store.batches.get(first.id)!).costNanoUsd).toBe(spent)
    await runTable(4, { models, useCache: false })
    expect((await call('costs.read', all)).practice.costNanoUsd).toBeGreaterThan(spent * 50)
    const { models: listed } = await call('prices.list', {})
    const today = new Date(app.config.clock.now()).toISOString().slice(0, 10)
    expect(listed.find(({ id }) => id === models[0])).toMatchObject({ origin: 'changed', from: today })
  })

  test('a batch that runs keeps the prices it began with', async () => {
    const { call, import: imported, app, ended, server } = await openOperator()
    const { id } = await imported(12, { models, concurrency: 1, useCache: false })
    await call('batch.start', { batchId: id, rest: false })
    await expect.poll(() => server.requests()).toBeGreaterThan(2)
    await call('prices.set', { model: models[0]!, bands: [{ ...band, inputUsd: 9_000, outputUsd: 9_000 }] })
    await ended(id)
    const { costNanoUsd } = app.store.totals(app.store.batches.get(id)!)
    expect(costNanoUsd).toBeLessThan(12 * 100_000_000)
  })

  test('a model that is added has a price until it is taken out, and a budget can be kept with it', async () => {
    const { call, import: imported, app } = await openOperator()
    const { id } = await imported(2, { models: ['llama-4'] })
    const start = () =>
      call('batch.start', { batchId: id, rest: false, settings: { maxCostNanoUsd: 1_000_000_000 } })
    await expect(start()).rejects.toThrow('The price of llama-4 is not known')
    await call('prices.set', { model: ' llama-4 ', bands: [band] })
    expect(app.prices.costNanoUsd('llama-4', { ...noTokens, input: 10 }, 0)).toBe(15_000)
    expect(app.prices.modelFacts('llama-4')).toMatchObject({ structuredOutput: false, maxOutputTokens: null })
    await call('prices.forget', { model: 'llama-4' })
    await expect(start()).rejects.toThrow('The price of llama-4 is not known')
  })

  test('the price that came with Millrace comes back, and other prices of the file stay', async () => {
    const { call, app } = await openOperator()
    const tokens = { ...noTokens, input: 1 }
    const now = app.config.clock.now()
    await call('prices.set', { model: 'llama-4', bands: [band] })
    await call('prices.set', { model: models[0]!, bands: [band] })
    await call('prices.set', { model: models[0]!, bands: [{ ...band, inputUsd: 7 }] })
    expect(app.prices.costNanoUsd(models[0]!, tokens, now)).toBe(7_000)
    await call('prices.forget', { model: models[0]! })
    expect(app.prices.costNanoUsd(models[0]!, tokens, now)).toBe(2_000)
    expect(app.prices.costNanoUsd('llama-4', tokens, now)).toBe(1_500)
    await expect(call('prices.forget', { model: models[0]! })).rejects.toThrow('has no price of yours')
  })

  test('a price that is dated later in the file stays when the one of today is changed', async () => {
    const folder = tempDir()
    const { call, app } = await openOperator({}, { folder })
    const file = join(folder, 'prices.json')
    await call('prices.set', { model: 'llama-4', bands: [band] })
    const { models: own } = JSON.parse(readFileSync(file, 'utf8')) as { models: Record<string, ModelEntry> }
    const [first] = own['llama-4']!.prices
    const prices = [{ ...first!, from: '2999-01-01', input: 9 }, first!]
    writeFileSync(file, JSON.stringify({ models: { 'llama-4': { ...own['llama-4'], prices } } }))
    await call('prices.set', { model: 'llama-4', bands: [{ ...band, inputUsd: 7 }] })
    const cost = (atMs: number) => app.prices.costNanoUsd('llama-4', { ...noTokens, input: 1 }, atMs)
    expect([cost(app.config.clock.now()), cost(Date.UTC(2999, 0, 1))]).toEqual([7_000, 9])
  })

  test('prices are kept in the data folder, for nobody else, and are there after a restart', async () => {
    const folder = tempDir()
    const first = await openOperator({}, { folder })
    await first.call('prices.set', { model: 'llama-4', bands: [{ ...band, maxPromptTokens: 500 }, band] })
    await first.close()
    expect(statSync(join(folder, 'prices.json')).mode & 0o777).toBe(0o600)
    const { app } = await openOperator({}, { folder })
    const cost = (input: number) => app.prices.costNanoUsd('llama-4', { ...noTokens, input }, 0)
    expect([cost(500), cost(501)]).toEqual([500 * 1_500, 501 * 1_500])
  })

  test('a file that somebody else has changed is read again, and kept when it cannot be used', async () => {
    const folder = tempDir()
    const { call, app } = await openOperator({}, { folder })
    const file = join(folder, 'prices.json')
    await call('prices.set', { model: 'llama-4', bands: [band] })
    const text = readFileSync(file, 'utf8').replace('"input": 1500', '"input": 7')
    writeFileSync(file, text)
    utimesSync(file, 1, 1)
    expect(app.prices.costNanoUsd('llama-4', { ...noTokens, input: 1 }, 0)).toBe(7)
    writeFileSync(file, '{"models": ')
    await expect(call('prices.set', { model: 'x', bands: [band] })).rejects.toThrow('not valid JSON')
    expect(readFileSync(file, 'utf8')).toBe('{"models": ')
  })

  test.for([
    ['below nothing', { inputUsd: -1 }],
    ['too high', { outputUsd: 10_001 }],
    ['finer than a nano-dollar a token', { cacheReadUsd: 0.0375 }],
  ] as const)('a price that is %s is refused in one sentence', async ([, wrong]) => {
    const { call } = await openOperator()
    const set = call('prices.set', { model: 'llama-4', bands: [{ ...band, ...wrong }] })
    await expect(set).rejects.toThrow(/has to be from 0 to 10,000 USD per million tokens/)
    expect((await call('prices.list', {})).models.map(({ id }) => id)).not.toContain('llama-4')
  })

  test.for([
    ['', /Name the model/],
    ['__proto__', /Name the model/],
    ['two words', /Name the model/],
    ['claude-haiku-4-5', /another name of claude-haiku-4-5-20251001/],
  ] as const)('"%s" is no model to give a price', async ([model, sentence]) => {
    const { call } = await openOperator()
    await expect(call('prices.set', { model, bands: [band] })).rejects.toThrow(sentence)
  })

  test('a model may be named like something that every object has', async () => {
    const { call } = await openOperator()
    await call('prices.set', { model: 'constructor', bands: [band] })
    const { models: listed } = await call('prices.list', {})
    expect(listed.find(({ id }) => id === 'constructor')).toMatchObject({ origin: 'own', bands: [band] })
  })
})
