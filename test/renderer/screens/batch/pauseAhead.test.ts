import { expect, test } from 'vitest'
import { pauseAhead } from '../../../../src/renderer/screens/batch/pauseAhead.ts'

const nothing = { sourceRows: 300, rejected: 0, cache: 0, human: 0, default: 0, failed: 0, skipped: 0 }
const batch = {
  seal: { ...nothing, cancelled: 0, model: 100, pending: 190, running: 10, waiting: 0 },
  ...{ costNanoUsd: 100, unsettledNanoUsd: 0 },
  pace: { leftMs: 60_000, projectedNanoUsd: 300 },
  settings: { maxCostNanoUsd: 150 },
}

test('a budget below what is projected comes before the end', () => {
  expect(pauseAhead(batch)).toEqual({ leftMs: 15_000, rows: 150 })
})

test('calls that may have been paid take room, and a full budget leaves no time', () => {
  expect(pauseAhead({ ...batch, unsettledNanoUsd: 25 })).toEqual({ leftMs: 7_500, rows: 125 })
  expect(pauseAhead({ ...batch, costNanoUsd: 151 })).toEqual({ leftMs: 0, rows: 100 })
})

test('a budget that is enough, none, or a pace that is not known says nothing', () => {
  expect(pauseAhead({ ...batch, settings: { maxCostNanoUsd: 300 } })).toBeNull()
  expect(pauseAhead({ ...batch, settings: { maxCostNanoUsd: null } })).toBeNull()
  expect(pauseAhead({ ...batch, pace: { ...batch.pace, leftMs: null } })).toBeNull()
  expect(pauseAhead({ ...batch, pace: { ...batch.pace, projectedNanoUsd: null } })).toBeNull()
})
