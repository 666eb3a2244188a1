import { expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import type { Cell } from '../../src/shared/table.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { openWorkspace } from '../helpers/workspace.ts'

const [first, second] = [1 as BatchId, 2 as BatchId]

function newItem(row: number, cells: readonly Cell[]) {
  return { row, externalId: `T-${row}`, contentKey: row, cells, status: 'pending', sameAs: null } as const
}

/** Two batches with these rows, whose words are taken in so many at a time. */
function batchesOf(rows: readonly (readonly Cell[])[], atOnce = 1_000) {
  const store = openWorkspace(tempDir())
  for (const batchId of [first, second])
    for (const [index, cells] of rows.entries())
      store.newItems.insert(batchId, [newItem(index + 1, cells)], 0)
  while (!store.search.takeIn(first, atOnce));
  const found = (text: string, id = first) => [...store.views.rows({ id, facets: [] }, { text }, 0)]
  return { store, found }
}

test('a search finds rows with every word, wherever it stands, whole or by its beginning', () => {
  const { found } = batchesOf([
    ['My card was lost.', 'Berlin'],
    ['I lost my keys', 'a Cardiff address'],
    ['Nothing of the kind', ''],
  ])
  expect(found('lost card')).toEqual([1, 2])
  expect(found('card berlin')).toEqual([1])
  expect(found('ard')).toEqual([])
  expect(found('T-2')).toEqual([2])
})

test('words in quotes stand together', () => {
  const { found } = batchesOf([['lost my card'], ['my lost card'], ['say "lost my" twice']])
  expect(found('"lost my"')).toEqual([1, 3])
  expect(found('"lost my" card')).toEqual([1])
})

test('signs of the search language are text like any other', () => {
  const { found } = batchesOf([['near(a b)'], ['a AND b'], ['x* y^'], ['words: z']])
  expect(found('near(a')).toEqual([1])
  expect(found('AND')).toEqual([2])
  expect(found('x*')).toEqual([3])
  expect(found('words:z')).toEqual([4])
  expect(found('"')).toEqual([])
})

test('accents and cases do not matter, and scripts without spaces are found inside a sentence', () => {
  const { found } = batchesOf([
    ['GRÖSSE und Café'],
    ['我要申请退款，谢谢'],
    ['ฉันต้องการคืนเงิน'],
    ['أريد استرداد المبلغ'],
    ['thanks🙂a lot'],
    ['a "quoted" line\nand another'],
  ])
  expect(found('grösse cafe')).toEqual([1])
  expect(found('退款')).toEqual([2])
  expect(found('คืนเงิน')).toEqual([3])
  expect(found('استرداد')).toEqual([4])
  expect(found('🙂')).toEqual([5])
  expect(found('🙂 ')).toEqual([5])
  expect(found('another')).toEqual([6])
})

test('numbers, values and lists in cells are found by their text', () => {
  const { found } = batchesOf([
    [1042, true],
    [null, ['red', { size: 'large' }]],
  ])
  expect(found('1042')).toEqual([1])
  expect(found('large')).toEqual([2])
})

test('a batch is taken in piece by piece, once, and apart from the others', () => {
  const { store, found } = batchesOf([['one'], ['two'], ['three one']], 1)
  expect(found('one')).toEqual([1, 3])
  expect(store.search.takeIn(first, 1)).toBe(true)
  expect(found('one')).toEqual([1, 3])
  expect(found('one', second)).toEqual([])
  while (!store.search.takeIn(second, 2));
  expect(found('three one', second)).toEqual([3])
})
