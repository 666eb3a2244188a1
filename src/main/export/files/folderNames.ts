import { hash } from 'node:crypto'
import type { ExternalId } from '../../store/items/externalIds.ts'
import { fileNameKey, isFileName } from './fileName.ts'

/** Belongs to rows without a usable id, so that none can be mistaken for another's id. */
const rowName = /^row-\d+$/i

/**
 * Names the folder of each row: its external id where that can be a file name everywhere and no other row has it,
 * else `row-N`. Goes through the ids once, and holds 8 bytes for each.
 */
export function folderNames(ids: Iterable<ExternalId>, rows: number): (id: ExternalId) => string {
  const keys = new Float64Array(rows)
  let count = 0
  for (const { externalId } of ids) if (isUsable(externalId)) keys[count++] = keyOf(externalId)
  const sorted = keys.subarray(0, count).toSorted()
  const shared = new Set(sorted.filter((key, index) => key === sorted[index - 1]))
  return ({ row, externalId }) =>
    isUsable(externalId) && !shared.has(keyOf(externalId)) ? externalId : `row-${row}`
}

function isUsable(externalId: string | null): externalId is string {
  return externalId !== null && isFileName(externalId) && !rowName.test(externalId)
}

/** 48 bits: should two ids ever meet by chance, both rows are named by their numbers. */
function keyOf(externalId: string): number {
  return hash('sha256', fileNameKey(externalId), 'buffer').readUIntBE(0, 6)
}
