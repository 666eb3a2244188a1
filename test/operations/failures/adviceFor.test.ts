import { describe, expect, test } from 'vitest'
import { failureKinds } from '../../../src/shared/failure.ts'
import type { Cause, Circumstances } from '../../../src/main/operations/failures/adviceFor.ts'
import { adviceFor } from '../../../src/main/operations/failures/adviceFor.ts'
import { stripOf } from '../../../src/main/operations/failures/failuresOf.ts'

const around: Circumstances = {
  concurrency: 16,
  batchMs: 600_000,
  maxOutputTokens: 1_024,
  otherModel: 'claude-opus-5-5',
  costOf: (rows, model) => rows * (model ? 10 : 1),
}

function cause(kind: Cause['kind'], count: number, seconds: number): Cause {
  return { kind, count, answeredBefore: 0, firstAt: 0, lastAt: seconds * 1_000 }
}

describe('what is said and offered', () => {
  test('for a short outage: a plain retry first', () => {
    expect(adviceFor(cause('overloaded', 18, 21), around)).toEqual({
      hint: 'All 18 within 21 s: a short outage. A plain retry should do.',
      remedies: [
        { kind: 'retry', rows: 18, costNanoUsd: 18 },
        { kind: 'retry_some', rows: 3, costNanoUsd: 3 },
        { kind: 'half_concurrency', rows: 18, costNanoUsd: 18, concurrency: 8 },
      ],
    })
  })

  test('for an outage that came back: later, or with fewer calls', () => {
    const { hint } = adviceFor(cause('server_error', 5, 1_500), around)
    expect(hint).toBe(
      '5 rows over 25 min: it came back again and again. Retry later, or with fewer calls at once.',
    )
  })

  test('for an outage that filled a short batch: the same', () => {
    const { hint } = adviceFor(cause('overloaded', 191, 50), { ...around, batchMs: 57_000 })
    expect(hint).toBe(
      'All 191 within 50 s: it came back again and again. Retry later, or with fewer calls at once.',
    )
  })

  test('for a rate limit: half the concurrency first', () => {
    const { hint, remedies } = adviceFor(cause('rate_limited', 40, 20), around)
    expect(hint).toMatch(/^All 40 within 20 s: more was asked than the API allows/)
    expect(remedies[0]).toMatchObject({ kind: 'half_concurrency', rows: 40, concurrency: 8 })
  })

  test('for answers that were cut: twice the limit', () => {
    const { remedies } = adviceFor(cause('truncated', 6, 60), around)
    expect(remedies[0]).toEqual({ kind: 'raise_tokens', rows: 6, costNanoUsd: 6, maxOutputTokens: 2_048 })
  })

  test('for answers that cannot be used: three with a stronger model first, at its price', () => {
    const { hint, remedies } = adviceFor(cause('bad_reply', 12, 600), around)
    expect(hint).toContain('try a few with another model')
    expect(remedies[0]).toEqual({ kind: 'switch_model', rows: 3, costNanoUsd: 30, model: 'claude-opus-5-5' })
  })

  test('for rows without text: to skip them, for nothing', () => {
    expect(adviceFor(cause('empty_input', 3, 60), around).remedies).toEqual([
      { kind: 'skip', rows: 3, costNanoUsd: 0 },
    ])
  })

  test('for rows that a retry did not help: their earlier answers, for nothing, as the last', () => {
    const { hint, remedies } = adviceFor({ ...cause('refusal', 5, 60), answeredBefore: 2 }, around)
    expect(hint).toContain('2 of them had an answer before')
    expect(remedies.at(-1)).toEqual({ kind: 'keep_earlier', rows: 2, costNanoUsd: 0 })
  })

  test('for a few rows: no three first, and nothing that is halved below one', () => {
    const { remedies } = adviceFor(cause('timeout', 3, 900), { ...around, concurrency: 1 })
    expect(remedies.map(({ kind }) => kind)).toEqual(['retry'])
  })

  test.for(failureKinds)('for %s: one or two sentences and something to do', (kind) => {
    const { hint, remedies } = adviceFor(cause(kind, 9, 9), { ...around, otherModel: null })
    expect(hint).toMatch(/^[A-Z0-9].*\.$/)
    expect(remedies.length).toBeGreaterThan(0)
    expect(remedies.map(({ kind }) => kind)).not.toContain('switch_model')
  })
})

test('a strip has 48 parts, and every failure is in one of them', () => {
  const strip = stripOf(
    [-5, 0, 47.9, 48, 4_799, 4_800, 9_999].map((ms) => ms * 100),
    0,
    480_000,
  )
  expect(strip).toHaveLength(48)
  expect([strip[0], strip[47], strip.reduce((sum, count) => sum + count, 0)]).toEqual([4, 3, 7])
})
