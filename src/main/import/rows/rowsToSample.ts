import type { NewRow } from './newRow.ts'

/**
 * The rows that a sample is taken of: those that repeat no earlier one, as long as they are enough. A table that repeats
 * itself would else be judged, and its price reckoned, by one row many times.
 */
export class RowsToSample {
  readonly #own: number[] = []
  readonly #repeats: number[] = []

  add(page: readonly NewRow[]): void {
    for (const row of page) {
      if (row.kind === 'reject' || row.item.sameAs !== null) continue
      ;(row.isDuplicate ? this.#repeats : this.#own).push(row.item.row)
    }
  }

  /** For a sample of so many. */
  rows(size: number): number[] {
    return this.#own.length >= size ? this.#own : [...this.#own, ...this.#repeats]
  }
}
