import type { Cell } from '../../../shared/table.ts'
import type { Table } from '../readTable.ts'

/** `1001`, `T-1`, `#47/11`: one word with a digit, and too short to be a message. */
const code = /^(?=.*\d)[\w#./:+-]+$/
const mostCharacters = 40

/** The columns whose first rows hold mostly numbers or codes, and so no text. */
export async function codeColumns({ columns, entries }: Table): Promise<ReadonlySet<string>> {
  const balance = columns.map(() => 0)
  for await (const page of entries()) {
    for (const entry of page) {
      if (entry.kind !== 'row') continue
      for (const [index, cell] of entry.cells.entries()) balance[index]! += weightOf(cell)
    }
    break
  }
  return new Set(columns.filter((_, index) => balance[index]! > 0))
}

/** An empty cell says nothing. */
function weightOf(cell: Cell): number {
  if (typeof cell === 'number') return 1
  const text = typeof cell === 'string' ? cell.trim() : ''
  if (text === '') return 0
  return text.length <= mostCharacters && code.test(text) ? 1 : -1
}
