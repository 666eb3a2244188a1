import type { ReactNode } from 'react'
import type { ItemLine, ItemSort } from '../../../../../shared/views/itemViews.ts'

/** A column of the items table. */
export interface Column {
  readonly name: string
  readonly title: string
  /** CSS width; the column without one takes what is left. */
  readonly width: string | null
  readonly sort: ItemSort['by'] | null
  readonly isNumber?: boolean
  /** From this width of the window on; without it always. */
  readonly fromWidth?: number
  /** Stays in sight beside an open row. */
  readonly staysBeside?: boolean
  /** Shown only when it was chosen. */
  readonly isExtra?: boolean
  /** A column of the table that was imported. */
  readonly isSource?: boolean
  readonly cell: (item: ItemLine) => ReactNode
}
