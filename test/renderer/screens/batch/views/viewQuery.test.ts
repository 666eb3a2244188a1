import { expect, test } from 'vitest'
import { isShown, viewQuery, withView } from '../../../../../src/renderer/screens/batch/views/viewQuery.ts'

const at = (query: string) => new URLSearchParams(query)

/** The address after the changes. */
function after(query: string, changes: Record<string, string | null>): string {
  const next = at(query)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return next.toString()
}

test('a view keeps filters, search, order and columns, and nothing of where one is', () => {
  const query = at(
    'item=3&tab=items&charts=off&sort=-cost&q=late&view=4&cols=row&values.urgency=high&event=7',
  )
  expect(viewQuery(query)).toBe('cols=row&q=late&sort=-cost&values.urgency=high')
})

test('a view takes the place of all filters, and what else the address says stays', () => {
  const changes = withView(at('q=late&parts=failed&charts=off&item=3'), { id: 4, query: 'retried=1' })
  expect(after('q=late&parts=failed&charts=off&item=3', changes)).toBe('charts=off&retried=1&view=4')
})

const shown = (query: string) => after('cols=row', withView(at('cols=row'), { id: null, query }))

test('columns stay where the view chooses none, and go where it does', () => {
  expect(shown('parts=failed')).toBe('cols=row&parts=failed')
  expect(shown('cols=cost%2Crow')).toBe('cols=cost%2Crow')
})

test('a view is shown when the address narrows and sorts just so, in whatever order it says it', () => {
  const view = { query: 'parts=failed&sort=-cost' }
  expect(isShown(at('sort=-cost&item=3&parts=failed&cols=row'), view)).toBe(true)
  expect(isShown(at('parts=failed'), view)).toBe(false)
  expect(isShown(at('parts=failed&sort=-cost&q=x'), view)).toBe(false)
})
