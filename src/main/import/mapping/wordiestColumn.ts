import type { Table } from '../readTable.ts'

/** The column with the most text in the first rows: most likely the message, where no header says so. */
export async function wordiestColumn({ columns, entries }: Table): Promise<string> {
  const lengths = columns.map(() => 0)
  for await (const page of entries()) {
    for (const entry of page) {
      if (entry.kind !== 'row') continue
      for (const [index, cell] of entry.cells.entries()) {
        if (typeof cell === 'string') lengths[index]! += cell.length
      }
    }
    break
  }
  return columns[lengths.indexOf(Math.max(...lengths))]!
}
