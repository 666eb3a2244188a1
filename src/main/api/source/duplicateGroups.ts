import type { SourceCheck } from '../../../shared/views/importViews.ts'

type Group = SourceCheck['duplicateGroups'][number]

const groupsShown = 8
const rowsShown = 4

/** Gathers rows with the same content: all are counted, the first groups are kept to be shown. */
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
    } else if (this.#groups.size < groupsShown) {
      this.#groups.set(first, { first, rows: [row], total: 1 })
    }
  }

  shown(): Group[] {
    return [...this.#groups.values()]
  }
}
