import { expect, test } from 'vitest'
import { pricedFor } from '../../src/renderer/screens/import/pricedFor.ts'

const model = (id: string, inputNanoUsd: number | null, outputNanoUsd: number | null) => ({
  ...{ id, inputNanoUsd, outputNanoUsd, lifecycle: 'active' as const },
  ...{ pricesFrom: null, warning: null },
})
const models = [model('usual', 3000, 15_000), model('dear', 5000, 45_000), model('unknown', null, null)]
const found = { costNanoUsd: 1_000_000, costPerRowNanoUsd: 10_000 }

test('the price beside the verb is that of the chosen model, and never too low', () => {
  expect(pricedFor('usual', 'usual', found, models)).toEqual(found)
  expect(pricedFor('dear', 'usual', found, models)).toEqual({
    costNanoUsd: 3_000_000,
    costPerRowNanoUsd: 30_000,
  })
})

test('a price that is not known is not guessed', () => {
  const nothing = { costNanoUsd: null, costPerRowNanoUsd: null }
  expect(pricedFor('unknown', 'usual', found, models)).toEqual(nothing)
  expect(pricedFor('llama', 'usual', found, models)).toEqual(nothing)
  expect(pricedFor('dear', 'unknown', found, models)).toEqual(nothing)
})
