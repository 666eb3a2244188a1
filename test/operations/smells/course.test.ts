import { describe, expect, test } from 'vitest'
import { dearRows } from '../../../src/main/operations/smells/course/dearRows.ts'
import { defaults } from '../../../src/main/operations/smells/course/defaults.ts'
import { fallbacks } from '../../../src/main/operations/smells/course/fallbacks.ts'
import { manyAttempts } from '../../../src/main/operations/smells/course/manyAttempts.ts'
import { rejects } from '../../../src/main/operations/smells/course/rejects.ts'
import { repeatedModel } from '../../../src/main/operations/smells/course/repeatedModel.ts'
import { retryStorm } from '../../../src/main/operations/smells/course/retryStorm.ts'
import { slowRows } from '../../../src/main/operations/smells/course/slowRows.ts'
import { call, row, rows, smelled } from '../../helpers/smelled.ts'

const minuteMs = 60_000
const healthy = rows(100, (index) =>
  row(
    {},
    {
      costNanoUsd: 1_000_000 + index * 9_000,
      calls: [call({ sentAt: index * 1_000, latencyMs: 500 + index * 10 })],
    },
  ),
)
const seal = { sourceRows: 1_000, rejected: 0, model: 980, cache: 10, human: 0, default: 0 }
const totalsWith = (given: object, fellBack: object[] = []) => ({
  totals: { seal: { ...seal, ...given }, fellBack },
})

test.for([dearRows, slowRows, manyAttempts, retryStorm, repeatedModel, defaults, fallbacks, rejects])(
  '$name finds nothing in an ordinary run',
  (smell) => {
    const { found, looked } = smelled(smell, healthy, totalsWith({}))
    expect(found).toEqual([])
    expect(looked).not.toBe('')
  },
)

describe('rows that cost ten times as much', () => {
  test('are found with their part of the bill', () => {
    const dear = rows(2, () => row({}, { costNanoUsd: 50_000_000 }))
    expect(smelled(dearRows, [...healthy, ...dear], {}).found).toMatchObject([
      {
        severity: 'look',
        picked: [100, 101],
        said: '2 rows cost more than 10 times the middle row ($0.0014): 41% of the bill.',
      },
    ])
  })

  test('are not a tenth of the table: that is another price', () => {
    const dear = rows(20, () => row({}, { costNanoUsd: 50_000_000 }))
    expect(smelled(dearRows, [...healthy, ...dear], {}).found).toEqual([])
  })
})

const slow = (latencyMs: number) => row({}, { calls: [call({ isOk: false }), call({ latencyMs })] })

describe('answers that took long', () => {
  test('are found by the call that brought the answer', () => {
    expect(smelled(slowRows, [...healthy, slow(45_000)], {}).found).toMatchObject([
      { severity: 'note', picked: [100], said: expect.stringContaining('the longest 45 s') },
    ])
  })

  test('are not those that nobody had to wait for', () => {
    expect(smelled(slowRows, [...healthy, slow(9_500)], {}).found).toEqual([])
  })
})

test('rows that took five calls or more are found', () => {
  const hard = rows(4, () => row({}, { attempts: 5 }))
  expect(smelled(manyAttempts, [...healthy, ...hard], {}).found).toMatchObject([
    { severity: 'note', picked: [100, 101, 102, 103] },
  ])
  expect(smelled(manyAttempts, [...healthy, ...hard.slice(2)], {}).found).toEqual([])
})

const stormy = (count: number, at: number) =>
  rows(count, () =>
    row({}, { calls: [call({ sentAt: at, isOk: false }), call({ sentAt: at, why: 'retry' })] }),
  )

describe('a minute in which most calls were repeats', () => {
  test('is found with its time, and the rows that were repeated then', () => {
    const at = 7 * minuteMs
    expect(smelled(retryStorm, [...healthy, ...stormy(30, at)], {}).found).toMatchObject([
      {
        severity: 'look',
        said: '30 of 60 calls within one minute were repeats (50%), for 30 rows.',
        when: { from: at, to: at + minuteMs },
        picked: Array.from({ length: 30 }, (_, index) => 100 + index),
      },
    ])
  })

  test('is not a minute with a few of them', () => {
    expect(smelled(retryStorm, [...healthy, ...stormy(10, 7 * minuteMs)], {}).found).toEqual([])
  })
})

test('a model that was asked again and again is found, and the next of the chain is not', () => {
  const [asked, moved] = [{ why: 'asked_again' as const }, { why: 'next_rung' as const, model: 'second' }]
  const bad = rows(60, (index) =>
    row({}, { calls: [call({ isOk: false }), call(index < 40 ? asked : moved)] }),
  )
  expect(smelled(repeatedModel, bad, {}).found).toMatchObject([
    { of: 'first', said: '40 of 100 calls to first were repeats (40%), for 40 rows.', count: 40 },
  ])
})

const behind = (count: number) => totalsWith({}, [{ rung: 1, model: 'second', rows: count }])

describe('from the counts of the batch', () => {
  test('defaults are found from one in a hundred on', () => {
    expect(smelled(defaults, [], totalsWith({ model: 975, default: 15 })).found).toMatchObject([
      {
        severity: 'look',
        said: '15 of 1,000 rows that are done (1.5%) have the default response: no model answered.',
        filter: { parts: ['default'] },
      },
    ])
    expect(smelled(defaults, [], totalsWith({ model: 700, default: 290 })).found).toMatchObject([
      { severity: 'serious' },
    ])
    expect(smelled(defaults, [], totalsWith({ default: 3 })).found).toEqual([])
  })

  test('answers of other models are found from one in twenty on', () => {
    expect(smelled(fallbacks, [], behind(98)).found).toMatchObject([
      {
        said: '98 of 980 rows that models answered (10%) were answered by a model behind the first one.',
        filter: { rungs: { from: 2, to: null } },
      },
    ])
    expect(smelled(fallbacks, [], behind(20)).found).toEqual([])
  })

  test('rows that could not be imported are found from one in a hundred on', () => {
    expect(smelled(rejects, [], totalsWith({ rejected: 150 })).found).toMatchObject([
      { severity: 'serious', filter: null, count: 150 },
    ])
    expect(smelled(rejects, [], totalsWith({ rejected: 4 })).found).toEqual([])
  })
})
