import { expect, test } from 'vitest'
import { itemId } from '../../src/shared/ids.ts'
import { openDesk } from '../helpers/desk.ts'

test('of two checks of a batch the later one stands, and the other leaves nothing', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(3)
  const { store } = desk
  const { checks } = store
  const [early, late] = [checks.begin(id, 'early', 1), checks.begin(id, 'late', 2)]
  checks.addRows(late, 'refusal', [itemId(id, 1), itemId(id, 3)])
  checks.finish(id, late, '{}')
  checks.addRows(early, 'refusal', [itemId(id, 2)])
  checks.finish(id, early, '{}')
  expect(checks.newest(id)).toEqual({ mark: 'late', report: '{}' })
  expect([...store.views.rows({ id, facets: [] }, { smell: 'refusal' }, 0)]).toEqual([1, 3])
  expect(store.db.prepare('select check_id from smell_row').pluck().all()).toEqual([late, late])
})

test('a check that was given up leaves the one before it', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(3)
  const { store } = desk
  const { checks } = store
  const whole = checks.begin(id, 'whole', 1)
  checks.addRows(whole, 'refusal', [itemId(id, 2)])
  checks.finish(id, whole, '{}')
  const broken = checks.begin(id, 'broken', 2)
  checks.addRows(broken, 'refusal', [itemId(id, 1)])
  expect([...store.views.rows({ id, facets: [] }, { smell: 'refusal' }, 0)]).toEqual([2])
  checks.abandon(broken)
  expect(checks.newest(id)).toMatchObject({ mark: 'whole' })
  expect([...store.views.rows({ id, facets: [] }, { smell: 'refusal' }, 0)]).toEqual([2])
})
