import type { DuplicatesChoice, SourceCheck } from '../../../shared/views/importViews.ts'

export interface Run {
  readonly rows: number
  /** null: all. */
  readonly sample: number | null
  /** null: the price is not known. */
  readonly costNanoUsd: number | null
}

interface Choices {
  readonly duplicates: DuplicatesChoice
  readonly useCache: boolean
  readonly sample: number
}

/** All rows that are ready, and the first few of them, at what they cost with these choices. */
export function runsOf(found: SourceCheck | null, { duplicates, useCache, sample }: Choices) {
  const ready = found ? found.rows - found.rejected : 0
  const rows = found && duplicates === 'skip' ? ready - found.duplicates : ready
  const cost = found && (duplicates === 'skip' || useCache ? found.costNanoUsd : found.costOfEachNanoUsd)
  const some = Math.min(sample, rows)
  const each = found?.costPerRowNanoUsd ?? null
  const all: Run = { rows, sample: null, costNanoUsd: cost ?? null }
  const few: Run = {
    rows: some,
    sample,
    costNanoUsd: each === null || all.costNanoUsd === null ? null : Math.min(each * some, all.costNanoUsd),
  }
  return { all, few }
}
