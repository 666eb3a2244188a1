const rowsListed = 5

/** Counts rows and keeps the first of them, to be named. */
export class ListedRows {
  readonly first: number[] = []
  total = 0

  add(row: number): void {
    if (this.total++ < rowsListed) this.first.push(row)
  }
}
