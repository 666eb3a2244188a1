import { describe, expect, test } from 'vitest'
import { fewNumbers } from '../../../src/main/operations/smells/values/fewNumbers.ts'
import { oneValue } from '../../../src/main/operations/smells/values/oneValue.ts'
import { unusedValue } from '../../../src/main/operations/smells/values/unusedValue.ts'
import { choice, row, rows, score, smelled, text } from '../../helpers/smelled.ts'

const category = choice('category', ['billing', 'technical', 'feature_request', 'other'])
const categories = { fields: [category] }

const mostly = (share: number, count = 100) =>
  rows(count, (index) => row({ category: index < count * share ? 'other' : 'billing' }))

describe('one value that takes nearly all rows', () => {
  test('is found, with its share and the filter that shows its rows', () => {
    const { found } = smelled(oneValue, mostly(0.9), categories)
    expect(found).toMatchObject([
      {
        severity: 'look',
        said: 'category is other in 90 of 100 rows (90%), although 4 values are allowed.',
        filter: { parts: ['model', 'cache'], values: { category: ['other'] } },
        count: 90,
      },
    ])
  })

  test('is serious where hardly anything else is left', () => {
    expect(smelled(oneValue, mostly(0.99), categories).found).toMatchObject([{ severity: 'serious' }])
  })

  test('is not a class that leads, as it does in most tables', () => {
    expect(smelled(oneValue, mostly(0.8), categories).found).toEqual([])
  })

  test('takes more where only two values are allowed', () => {
    const fields = [choice('category', ['other', 'billing'])]
    expect(smelled(oneValue, mostly(0.89), { fields }).found).toEqual([])
    expect(smelled(oneValue, mostly(0.92), { fields }).found).toHaveLength(1)
  })

  test('is not the same question that was asked again and again', () => {
    const repeats = rows(500, () => row({ category: 'other' }, { isRepeat: true, answeredBy: 'cache' }))
    expect(smelled(oneValue, [...mostly(0.5), ...repeats], categories).found).toEqual([])
  })

  test('is not said of a few rows', () => {
    const { found, looked } = smelled(oneValue, mostly(1, 20), categories)
    expect(found).toEqual([])
    expect(looked).toBe('category: too few to say, 20 of 50 rows')
  })

  test('picks its rows where no filter can show them', () => {
    const fields = [{ ...category, isFacet: false }]
    expect(smelled(oneValue, mostly(0.9), { fields }).found[0]!.picked).toHaveLength(90)
  })

  test('is not looked for without a field of a few values', () => {
    expect(smelled(oneValue, mostly(1), { fields: [text, score] }).looked).toBeNull()
  })
})

const three = (count: number) =>
  rows(count, (index) => row({ category: ['billing', 'technical', 'other'][index % 3]! }))

describe('a value that no row was given', () => {
  test('is worth a note once a rare one would have shown', () => {
    expect(smelled(unusedValue, three(300), categories).found).toMatchObject([
      {
        severity: 'note',
        said: 'No row was given the category feature request, among 300 that ask different things.',
        count: 0,
      },
    ])
  })

  test('is not missed in a small table, nor where all are used', () => {
    expect(smelled(unusedValue, three(100), categories).found).toEqual([])
    const all = rows(300, (index) =>
      row({ category: category.kind === 'choice' ? category.values[index % 4]! : '' }),
    )
    expect(smelled(unusedValue, all, categories).found).toEqual([])
  })
})

const confidences = (values: readonly number[], count = 200) =>
  rows(count, (index) => row({ confidence: values[index % values.length]! }))

describe('a number that says the same of nearly all rows', () => {
  const scores = { fields: [score] }

  test('is found where two values stand nearly alone, and picks their rows', () => {
    const odd = [...confidences([0.95, 1], 196), ...confidences([0.4, 0.6], 4)]
    const { found } = smelled(fewNumbers, odd, scores)
    expect(found).toMatchObject([
      { severity: 'look', said: 'confidence is 0.95 or 1 in 196 of 200 rows (98%).', count: 196 },
    ])
  })

  test('is found where it is always near its end', () => {
    expect(smelled(fewNumbers, confidences([0.95, 0.96, 0.97, 0.98, 0.99, 1]), scores).found).toMatchObject([
      {
        said: 'confidence is 0.95 or more in 200 of 200 rows (100%).',
        filter: { parts: ['model', 'cache'], ranges: { confidence: { min: 0.95 } } },
      },
    ])
  })

  test('is not the five or six round numbers that models like', () => {
    expect(smelled(fewNumbers, confidences([0.6, 0.75, 0.85, 0.9, 0.95]), scores).found).toEqual([])
  })

  test('is not a grade, which is a whole number, nor a small table', () => {
    const grade = { ...score, isWhole: true } as typeof score
    expect(smelled(fewNumbers, confidences([1, 0]), { fields: [grade] }).looked).toBeNull()
    expect(smelled(fewNumbers, confidences([1], 50), scores).found).toEqual([])
  })
})
