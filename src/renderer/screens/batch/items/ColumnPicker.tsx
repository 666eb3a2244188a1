import { Columns3 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { useOffer } from '../../../commands.ts'
import { ColumnList } from './ColumnList.tsx'
import type { Columns } from './useColumns.ts'

/** Which columns the table shows, in which order and how wide. */
export function ColumnPicker({ columns }: { readonly columns: Columns }) {
  const [isOpen, setIsOpen] = useState(false)
  useOffer([
    {
      id: 'columns',
      group: 'This batch',
      icon: Columns3,
      text: 'Choose the columns…',
      run: () => setIsOpen(true),
    },
    ...(columns.isChosen
      ? [
          {
            id: 'usual columns',
            group: 'This batch' as const,
            icon: Columns3,
            text: 'Show the usual columns',
            run: () => columns.change(null),
          },
        ]
      : []),
  ])
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
        <header>
          <b className="grow">Columns</b>
          <button
            type="button"
            className="btn quiet"
            disabled={!columns.isChosen}
            onClick={() => columns.change(null)}
          >
            Reset
          </button>
        </header>
        <ColumnList columns={columns} />
        <p className="foot">
          <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd> moves a column, <kbd>Alt</kbd> <kbd>←</kbd> <kbd>→</kbd>{' '}
          changes its width
        </p>
      </Popover.Content>
    </Popover.Root>
  )
}
