import { Search, Table2 } from 'lucide-react'
import type { ItemLine } from '../../../shared/views/itemViews.ts'
import type { Command } from '../../commands.ts'
import { counted, number, visibleText } from '../../parts/format.ts'
import { setQuery } from '../../route.ts'

interface Found {
  readonly items: readonly ItemLine[]
  readonly total: number
}

/** The rows that hold the text: each opens, and the last entry shows all of them. */
export function itemCommands({ items, total }: Found, text: string): Command[] {
  const rows = items.map(({ row, title, externalId }): Command => ({
    ...{ id: `row ${row}`, group: 'Items', icon: Table2 },
    // Without the quotes a number in an Arabic title would stand beside that of the row.
    text: `Row ${number(row)}${title && ` “${visibleText(title)}”`}`,
    end: externalId === null ? undefined : visibleText(externalId),
    run: () => setQuery({ tab: null, item: String(row) }),
  }))
  if (total <= items.length) return rows
  const all: Command = {
    ...{ id: 'rows', group: 'Items', icon: Search, text: `Show all rows with “${visibleText(text)}”` },
    end: counted(total, 'row'),
    run: () => setQuery({ tab: null, item: null, q: text }),
  }
  return [...rows, all]
}
