import { expect, test } from 'vitest'
import {
  chipsOf,
  nextSort,
  rangeText,
  viewOf,
  withoutFilters,
  withValue,
} from '../../../../src/renderer/screens/batch/itemsQuery.ts'

const viewFrom = (query: string) => viewOf(new URLSearchParams(query))

test('an address without filters shows all rows in the order of the file', () => {
  expect(viewFrom('')).toEqual({ filter: {}, sort: { by: 'row', isDescending: false } })
})

test('the address says which rows are shown, and in which order', () => {
  const query =
    'parts=failed,default&model=m&values.urgency=high,low&range.confidence=0.5..0.6&q=late&touched=300000&retried=1&sort=-cost'
  expect(viewFrom(query)).toEqual({
    filter: {
      parts: ['failed', 'default'],
      model: 'm',
      values: { urgency: ['high', 'low'] },
      ranges: { confidence: { min: 0.5, max: 0.6 } },
      text: 'late',
      touchedWithinMs: 300_000,
      isRetried: true,
    },
    sort: { by: 'cost', isDescending: true },
  })
})

test('what an address of others says and we do not know is left out', () => {
  const { filter, sort } = viewFrom('parts=none,failed&range.x=a..b&sort=name')
  expect(filter).toEqual({ parts: ['failed'], ranges: { x: {} } })
  expect(sort.by).toBe('row')
})

test('an end of a range that is left out does not narrow', () => {
  expect(viewFrom(`range.c=${rangeText(null, 0.6)}`).filter.ranges).toEqual({ c: { max: 0.6 } })
  expect(viewFrom(`range.c=${rangeText(0.9, null)}`).filter.ranges).toEqual({ c: { min: 0.9 } })
})

test('values with commas and percent signs are filtered by as they are', () => {
  const odd = 'up to 50%2C, or more'
  const query = new URLSearchParams()
  const press = (value: string) => {
    const list = withValue(query, 'share', value)['values.share']
    if (list) query.set('values.share', list)
    else query.delete('values.share')
  }
  press(odd)
  press('plain')
  expect(viewOf(query).filter.values).toEqual({ share: [odd, 'plain'] })
  press(odd)
  press('plain')
  expect(viewOf(query)).toEqual(viewFrom(''))
})

test('a head sorts upwards, then downwards, then as in the file', () => {
  const first = nextSort({ by: 'row', isDescending: false }, 'cost')
  expect(first).toBe('cost')
  expect(nextSort({ by: 'cost', isDescending: false }, 'cost')).toBe('-cost')
  expect(nextSort({ by: 'cost', isDescending: true }, 'cost')).toBeNull()
})

test('every filter has a chip in words, and all are cleared at once', () => {
  const query = new URLSearchParams(
    'q=late&parts=failed,default&values.main_topic=feature_request&range.confidence=..0.6&tab=items',
  )
  expect(chipsOf(query).map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'rows: failed or default',
    'main topic: feature request',
    'confidence: below 0.6',
  ])
  expect(Object.keys(withoutFilters(query))).toEqual(['q', 'parts', 'values.main_topic', 'range.confidence'])
})
