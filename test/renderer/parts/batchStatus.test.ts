import { expect, test } from 'vitest'
import type { Seal } from '../../../src/shared/status.ts'
import { exceptionIn, statusWords } from '../../../src/renderer/parts/BatchStatus.tsx'

const done: Seal = {
  ...{ sourceRows: 150, rejected: 0, model: 150, cache: 0, human: 0, default: 0, failed: 0, skipped: 0 },
  ...{ cancelled: 0, pending: 0, running: 0, waiting: 0 },
}
const complete = (seal: Partial<Seal>, unstarted = 0) =>
  ({ status: 'complete', reason: null, seal: { ...done, ...seal }, unstarted }) as const

test('a batch that has run to its end says what is left to look at, the worst first', () => {
  expect(statusWords(complete({}))).toEqual(['complete'])
  expect(statusWords(complete({ default: 114 }))).toEqual(['complete', '114 default'])
  expect(statusWords(complete({ default: 114, failed: 2 }))).toEqual(['complete', '2 failed', '114 default'])
  expect(statusWords(complete({ skipped: 20 }, 17))).toEqual(['sample complete', '3 skipped'])
})

test('failures stand before defaults, and neither before the end', () => {
  expect(exceptionIn(complete({}))).toBeNull()
  expect(exceptionIn(complete({ default: 1 }))).toBe('default')
  expect(exceptionIn(complete({ default: 1, failed: 1 }))).toBe('failed')
  expect(exceptionIn({ ...complete({ failed: 1 }), status: 'running' })).toBeNull()
})
