import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import type { ItemFilter, ItemSort } from '../../src/shared/views/itemViews.ts'
import type { Db } from '../../src/main/store/connection/database.ts'
import { openDatabase } from '../../src/main/store/connection/database.ts'
import { ItemViews } from '../../src/main/store/items/itemViews.ts'
import { tempDir } from '../helpers/tempDir.ts'

const batch = { id: 1 as BatchId, facets: ['urgency', 'category', 'confidence'] }
const inOrder: ItemSort = { by: 'row', isDescending: false }
const page = { offset: 0, limit: 100 }
const wholeBatch = 'SEARCH item USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'
const rowNumbers = [wholeBatch, 'SEARCH reject USING PRIMARY KEY (batch_id=?)']

test('a batch that was just opened looks for its last row and its rejects, and reads no others', () => {
  const plans = plansOf((views) => views.page(batch, { filter: {}, sort: inOrder }, page, 0))
  expect(plans).toEqual(rowNumbers)
})

/** Views that are made of what is known of the rows: how many there are is looked up once, and nothing else is read. */
const views: [string, ItemFilter, ItemSort][] = [
  ['what failed', { parts: ['failed'] }, inOrder],
  ['a value and a range', { values: { urgency: ['high'] }, ranges: { confidence: { min: 0.5 } } }, inOrder],
  ['a model, called again', { model: 'm', isRetried: true }, inOrder],
]

test.for(views)('a view by %s looks for the last row, and reads no others', ([, filter, sort]) => {
  expect(plansOf((views) => views.page(batch, { filter, sort }, page, 0))).toEqual([wholeBatch])
})

const orders: [string, ItemSort][] = [
  ['a field', { by: 'field:confidence', isDescending: true }],
  ['cost', { by: 'cost', isDescending: false }],
]

test.for(orders)('all rows by the order of %s are those of the batch, and no others are read', ([, sort]) => {
  const plans = plansOf((views) => views.page(batch, { filter: {}, sort }, page, 0))
  expect(plans).toEqual([...rowNumbers, wholeBatch])
})

test('what is searched for is read from the words, and may be all rows', () => {
  const plans = plansOf((views) => views.rows(batch, { text: 'card', parts: ['model'] }, 0))
  expect(plans).toEqual([...rowNumbers, expect.stringContaining('VIRTUAL TABLE INDEX'), wholeBatch])
})

test('the rows of a finding are read from its index', () => {
  const plans = plansOf((views) => views.rows(batch, { smell: 'refusal' }, 0)).join('\n')
  expect(plans).toContain('SEARCH smell_row USING PRIMARY KEY')
  expect(plans).not.toContain('SCAN')
})

test('what is known of rows is read along them once, and then row by row as they change', () => {
  const { prepared } = opened()
  const known = prepared.filter((plan) => /item/.test(plan) && !plan.includes('newest'))
  expect(known).toContain(wholeBatch)
  expect(known).toContain('SEARCH item USING INTEGER PRIMARY KEY (rowid=?)')
  expect(known).toContain('SEARCH item_change USING INTEGER PRIMARY KEY (rowid>?)')
  expect(known.join('\n')).not.toMatch(/SCAN|TEMP B-TREE FOR ORDER/)
})

/** The plans of the statements that this prepares, in their order. */
function plansOf(look: (views: ItemViews) => unknown): string[] {
  return opened(look).asked
}

/** Views of an empty batch: the plans of what they prepare when they are made, and when they are looked at. */
function opened(look: (views: ItemViews) => unknown = () => null) {
  const db = openDatabase(join(tempDir(), 'plans.db'), () => 0)
  const statements: string[] = []
  const recording = new Proxy(db, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name).bind(target) as unknown
      return (sql: string) => (statements.push(sql), target.prepare(sql))
    },
  })
  const plansOfAll = () => statements.splice(0).flatMap((sql) => planOf(db, sql))
  const views = new ItemViews(recording, () => 0)
  const prepared = plansOfAll()
  look(views)
  const asked = plansOfAll()
  db.close()
  return { prepared, asked }
}

function planOf(db: Db, sql: string): string[] {
  const values = Array.from(sql.matchAll(/\?/g), () => null)
  const steps = db.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...values)
  return steps.map(({ detail }) => detail).filter((detail) => /item|reject|search|smell|TEMP/.test(detail))
}
