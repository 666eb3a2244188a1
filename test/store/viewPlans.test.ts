import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import type { ItemFilter, ItemSort } from '../../src/shared/views/itemViews.ts'
import type { Db } from '../../src/main/store/database.ts'
import { openDatabase } from '../../src/main/store/database.ts'
import { ItemViews } from '../../src/main/store/itemViews.ts'
import { tempDir } from '../helpers/tempDir.ts'

const batch = { id: 1 as BatchId, facets: ['urgency', 'category', 'confidence'] }
const inOrder: ItemSort = { by: 'row', isDescending: false }
const wholeBatch = 'SEARCH item USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'

/** What each way to look at a table reads: one index and no row, or the rows of the batch once. */
const views: [string, ItemFilter, ItemSort, RegExp][] = [
  ['what failed', { parts: ['failed'] }, inOrder, /COVERING INDEX item_special/],
  ['what was not started', { parts: ['unstarted'] }, inOrder, /COVERING INDEX item_special/],
  ['what is open', { parts: ['pending'] }, inOrder, /INDEX item_open/],
  ['a cause', { fingerprint: 'x' }, inOrder, /INDEX item_special/],
  ['a value', { values: { urgency: ['high'] } }, inOrder, /COVERING INDEX item_facet_1/],
  ['two values', { values: { category: ['a', 'b'] } }, inOrder, /COVERING INDEX item_facet_2/],
  ['a range', { ranges: { confidence: { min: 0.5 } } }, inOrder, /COVERING INDEX item_facet_3/],
  ['a text', { text: 'card' }, inOrder, /VIRTUAL TABLE INDEX/],
  ['the order of a field', {}, { by: 'field:confidence', isDescending: true }, /COVERING INDEX item_facet_3/],
]

test.for(views)('a view by %s reads an index, and sorts nothing', ([, filter, sort, index]) => {
  const plans = plansOf((views) => views.page(batch, { filter, sort }, { offset: 0, limit: 100 }, 0))
  const others = plans.filter((plan) => plan !== wholeBatch)
  expect(others.join('\n')).toMatch(index)
  expect(plans.join('\n')).not.toMatch(/SCAN item|TEMP B-TREE/)
})

test('what is narrowed by several fields reads the index of each', () => {
  const filter: ItemFilter = { values: { urgency: ['high'], category: ['billing'] }, text: 'card' }
  const plans = plansOf((views) => views.rows(batch, filter, 0)).join('\n')
  for (const index of ['item_facet_1', 'item_facet_2', 'VIRTUAL TABLE INDEX']) expect(plans).toContain(index)
})

/** The plans of the statements that this prepares, in their order. */
function plansOf(look: (views: ItemViews) => unknown): string[] {
  const db = openDatabase(join(tempDir(), 'plans.db'), () => 0)
  const asked: string[] = []
  const recording = new Proxy(db, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name).bind(target) as unknown
      return (sql: string) => (asked.push(sql), target.prepare(sql))
    },
  })
  const views = new ItemViews(recording, () => 0)
  asked.length = 0
  look(views)
  const plans = asked.filter((sql) => !sql.includes('total_changes')).flatMap((sql) => planOf(db, sql))
  db.close()
  return plans
}

function planOf(db: Db, sql: string): string[] {
  const values = Array.from(sql.matchAll(/\?/g), () => null)
  const steps = db.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...values)
  return steps.map(({ detail }) => detail).filter((detail) => /item|search|TEMP/.test(detail))
}
