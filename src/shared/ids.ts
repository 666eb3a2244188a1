export type BatchId = number & { readonly brand: 'BatchId' }
export type ItemId = number & { readonly brand: 'ItemId' }
export type CallId = number & { readonly brand: 'CallId' }
export type ArtifactId = number & { readonly brand: 'ArtifactId' }

/** An item's id holds its batch and its source row, so that one integer key keeps a batch together and in order. */
const rowSpan = 2 ** 32
const nobody = -1

/** The greatest number that a row can have. */
export const greatestRow = rowSpan - 1

/** No item has the id of a row that no batch can have: counted on, it would be another batch's. */
export function itemId(batchId: BatchId, row: number): ItemId {
  return (row < rowSpan ? batchId * rowSpan + row : nobody) as ItemId
}

/** The source row number: data rows count from 1, the header does not count. */
export function rowOf(id: ItemId): number {
  return id % rowSpan
}

/** Between which ids the items of a batch lie, both ends included: for SQL's `between`. */
export function idRange(batchId: BatchId): [first: ItemId, last: ItemId] {
  return [itemId(batchId, 0), lastId(batchId)]
}

/** The greatest id that an item of the batch can have. */
export function lastId(batchId: BatchId): ItemId {
  return itemId(batchId, greatestRow)
}

export function batchOf(id: ItemId): BatchId {
  return Math.floor(id / rowSpan) as BatchId
}
