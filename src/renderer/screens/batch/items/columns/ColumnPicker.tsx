import { Columns3 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import type { Command } from '../../../../commands.ts'
import { useOffer } from '../../../../commands.ts'
import { ColumnList } from './ColumnList.tsx'
import type { Columns } from './useColumns.ts'

/** Which columns the table shows, in which order and how wide. */
export function ColumnPicker({ columns }: { readonly columns: Columns }) {
  const [isOpen, setIsOpen] = useState(false)
  useOffer(commandsFor(columns, () => setIsOpen(true)))
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger className="btn quiet icon" aria-label="Columns" title="Columns">
        <Columns3 className="i" aria-hidden />
      </Popover.Trigger>
      <Popover.Content
        className="menu picker"
        align="end"
        sideOffset={4}
        collisionPadding={8}
        aria-label="Columns"
      >
        <Content columns={columns} />
      </Popover.Content>
    </Popover.Root>
  )
}

function Content({ columns }: { readonly columns: Columns }) {
  return (
    <>
      <header>
        <b className="grow">Columns</b>
        <button
          type="button"
          className="btn quiet"
          disabled={!columns.isChosen}
          onClick={() => columns.reset()}
        >
          Reset
        </button>
      </header>
      <ColumnList columns={columns} />
      <p className="foot">
        <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> moves a column, <kbd>Alt</kbd> <kbd>←</kbd> <kbd>→</kbd>{' '}
        changes its width
      </p>
    </>
  )
}

function commandsFor({ isChosen, reset }: Columns, open: () => void): Command[] {
  const command = { group: 'This batch', icon: Columns3 } as const
  const choose = { ...command, id: 'columns', text: 'Choose the columns…', run: open }
  const usual = { ...command, id: 'usual columns', text: 'Show the usual columns', run: reset }
  return isChosen ? [choose, usual] : [choose]
}
