import { expect, test } from 'vitest'
import type { BatchId, ItemId } from '../../src/shared/ids.ts'
import { itemId, rowOf } from '../../src/shared/ids.ts'
import type { ItemStatus } from '../../src/shared/item.ts'
import type { Store } from '../../src/main/store/open.ts'
import { changesKept } from '../../src/main/store/items/itemChanges.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { openWorkspace } from '../helpers/workspace.ts'

const batchId = 1 as BatchId

/** A batch of pending rows, open in two processes. */
function openedTwice(rows: number) {
  const dataDir = tempDir()
  const [ours, other] = [openWorkspace(dataDir), openWorkspace(dataDir)]
  const items = Array.from({ length: rows }, (_, index) => ({
    ...{ row: index + 1, externalId: null, contentKey: index, cells: [''] },
    ...({ status: 'pending', sameAs: null } as const),
  }))
  ours.newItems.insert(batchId, items, 0)
  const pending = (store: Store = ours) => [
    ...store.views.rows({ id: batchId, facets: [] }, { parts: ['pending'] }, 0),
  ]
  return { ours, other, pending }
}

function setStatus({ db }: Store, row: number, status: ItemStatus): void {
  db.prepare<[ItemStatus, ItemId]>('update item set status = ? where id = ?').run(
    status,
    itemId(batchId, row),
  )
}

test('what another process changes is seen, whichever statement changed it', () => {
  const { ours, other, pending } = openedTwice(4)
  expect(pending()).toEqual([1, 2, 3, 4])
  setStatus(other, 2, 'failed')
  setStatus(ours, 3, 'complete')
  expect(pending()).toEqual([1, 4])
  expect(pending(other)).toEqual([1, 4])
})

test('rows that change while a batch is read for the first time are seen as they are', () => {
  const { ours, other, pending } = openedTwice(5)
  expect(ours.views.learn(batchId, 2)).toBe(false)
  setStatus(other, 1, 'failed')
  setStatus(other, 4, 'failed')
  expect(ours.views.learn(batchId, 2)).toBe(false)
  setStatus(other, 5, 'skipped')
  expect(ours.views.learn(batchId, 2)).toBe(true)
  expect(pending()).toEqual([2, 3])
})

test('old changes are forgotten, and who has not seen them reads everything again', () => {
  const { other, pending } = openedTwice(2)
  expect(pending()).toEqual([1, 2])
  setStatus(other, 1, 'failed')
  other.db
    .prepare(
      `with recursive number (n) as (select 1 union all select n + 1 from number where n < ?)
       insert into item_change (item_id) select ? from number`,
    )
    .run(changesKept, itemId(batchId, 2))
  other.itemChanges.trim()
  const kept = other.db.prepare<[], number>('select count(*) from item_change').pluck().get()
  expect(kept).toBe(changesKept)
  expect(pending()).toEqual([2])
})

test('the rows of a batch are those that were not rejected at its import', () => {
  const { ours } = openedTwice(5)
  ours.db.exec(`delete from item where id & 4294967295 in (2, 4)`)
  const { id: pipelineVersionId } = ours.pipelineVersions.put('test', {}, 0)
  ours.batches.insert({
    ...{ name: 'rows', pipelineVersionId, settings: {}, source: { sha256: '' }, createdAt: 0 },
  } as Parameters<Store['batches']['insert']>[0])
  for (const row of [2, 4, 6])
    ours.rejects.insert(batchId, { row, line: null, reason: 'It is cut.', raw: '' })
  const view = { filter: {}, sort: { by: 'row', isDescending: false } } as const
  const { total, items } = ours.views.page({ id: batchId, facets: [] }, view, { offset: 1, limit: 9 }, 0)
  expect([total, ...items.map(({ id }) => rowOf(id))]).toEqual([3, 3, 5])
  expect([...ours.views.rows({ id: batchId, facets: [] }, { parts: ['pending'] }, 0)]).toEqual([1, 3, 5])
})
