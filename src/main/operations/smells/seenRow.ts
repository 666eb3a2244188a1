import type { Batch } from '../../../shared/batch.ts'
import { rowMapper } from '../../../shared/field.ts'
import type { Cell } from '../../../shared/table.ts'
import type { StoredCall, StoredRow } from '../../store/items/pagesOfRows.ts'
import type { SeenCall, SeenRow } from './smell.ts'

/** 16 MB: of a million different questions, four in a thousand are taken for one that was asked before. */
const bits = 2 ** 27

/** Reads rows as they are stored. It goes through them in order, to know which ask what an earlier one has asked. */
export function rowReader({ source }: Batch): (row: StoredRow) => SeenRow {
  const mapRow = rowMapper(source.mapping, source.columns)
  const asked = new Uint8Array(bits / 8)
  const isRepeat = (key: number): boolean => {
    const bit = Math.abs(key) % bits
    const [byte, mask] = [bit >> 3, 1 << (bit & 7)]
    const isKnown = (asked[byte]! & mask) !== 0
    asked[byte]! |= mask
    return isKnown
  }
  return (row) => {
    const fields =
      row.edited === null
        ? mapRow(JSON.parse(row.cells) as Cell[])
        : (JSON.parse(row.edited) as Record<string, string>)
    const isOfModel = row.answered_by === 'model' || row.answered_by === 'cache'
    return {
      id: row.id,
      answeredBy: row.answered_by,
      rung: row.rung,
      attempts: row.attempts,
      costNanoUsd: row.cost_nano_usd,
      isRepeat: isRepeat(row.content_key),
      input: Object.values(fields),
      output: isOfModel && row.rendered !== null ? (JSON.parse(row.rendered) as Record<string, Cell>) : null,
      calls: (JSON.parse(row.calls) as StoredCall[]).map(callOf),
    }
  }
}

function callOf([model, why, sentAt, latencyMs, outcome]: StoredCall): SeenCall {
  return { model, why, sentAt, latencyMs, isOk: outcome === 'ok' }
}
