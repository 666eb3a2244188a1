import { expect, test } from 'vitest'
import type { ItemFilter } from '../../../../src/shared/views/itemViews.ts'
import { onlyFilter } from '../../../../src/renderer/screens/batch/filterQuery.ts'
import { chipsOf, viewOf } from '../../../../src/renderer/screens/batch/itemsQuery.ts'
import { withModel, withOther } from '../../../../src/renderer/screens/batch/provenance/answerQuery.ts'

function changed(query: string, changes: (query: URLSearchParams) => Record<string, string | null>) {
  const next = new URLSearchParams(query)
  for (const [key, value] of Object.entries(changes(next))) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return next
}

const filters: ItemFilter[] = [
  { smell: 'same_text:suggested_response' },
  { rungs: { from: 2, to: null } },
  { parts: ['model', 'cache'], values: { category: ['a, b', '100%'] } },
  { parts: ['default'] },
  { ranges: { confidence: { min: 0.95 } }, model: 'm' },
]

test.for(filters)('the address shows the rows of a finding, and nothing else narrows it: %j', (filter) => {
  const before = 'tab=check&item=3&q=late&values.urgency=high&rungs=1..1&sort=-cost'
  const next = changed(before, (query) => onlyFilter(query, filter))
  expect(viewOf(next).filter).toEqual(filter)
  expect([next.get('tab'), next.get('item'), next.get('sort')]).toEqual([null, null, '-cost'])
})

const said = (query: string) => chipsOf(new URLSearchParams(query)).map(({ name, value }) => [name, value])

test('places in the chain and findings are said for people', () => {
  expect(said('rungs=1..1')).toEqual([['place in the chain', 'first']])
  expect(said('rungs=2..2')).toEqual([['place in the chain', 'number 2']])
  expect(said('rungs=2..')).toEqual([['place in the chain', 'behind the first']])
  expect(said('rungs=nonsense')).toEqual([['place in the chain', 'from number 1']])
  expect(said('smell=cut_end:suggested_response')).toEqual([['check', 'cut end: suggested response']])
})

test('a model is chosen at its place in the chain, and no longer when it is pressed again', () => {
  const chosen = changed('parts=default&item=4', (query) => withModel(query, 'm', 2))
  expect(chosen.toString()).toBe('model=m&rungs=2..2')
  expect(changed(chosen.toString(), (query) => withModel(query, 'm', 2)).toString()).toBe('')
  expect(changed(chosen.toString(), (query) => withOther(query, 'cache')).toString()).toBe('parts=cache')
})
