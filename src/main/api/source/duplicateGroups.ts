import type { SourceCheck } from '../../../shared/views/importViews.ts'

type Group = SourceCheck['duplicateGroups'][number]

const groupsShown = 8
const rowsShown = 4
/** Some 2 MB. A table with more groups than that has no group that says much. */
const groupsKept = 10_000

/** Gathers rows with the same content: all are counted, the largest of the first 10,000 groups are shown. */
export class DuplicateGroups {
  readonly #groups = new Map<number, Group>()
  #rows = 0

  get rows(): number {
    return this.#rows
  }

  /** `row` has the content of `first`. */
  add(first: number, row: number): void {
    this.#rows++
    const group = this.#groups.get(first)
    if (group) {
      if (group.rows.length < rowsShown) group.rows.push(row)
      group.total++
    } else if (this.#groups.size < groupsKept) {
      this.#groups.set(first, { first, rows: [row], total: 1 })
    }
  }

  /** The largest first; of equal ones that of the earliest row. */
  shown(): Group[] {
    const groups = [...this.#groups.values()]
    return groups.toSorted((a, b) => b.total - a.total || a.first - b.first).slice(0, groupsShown)
  }
}
