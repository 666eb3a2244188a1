import type { PointerEvent } from 'react'
import { useState } from 'react'
import { inBounds } from './chosenColumns.ts'
import type { Column } from './column.ts'

export interface WidthDrag {
  /** The columns as wide as they are pulled just now. */
  readonly columns: readonly Column[]
  readonly grip: (name: string) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
    readonly onDoubleClick: () => void
  }
}

interface Pull {
  readonly name: string
  readonly fromX: number
  readonly fromWidth: number
  readonly width: number
}

/** Follows the pointer that pulls at the edge of a column; the width counts when it is let go. */
export function useWidthDrag(
  columns: readonly Column[],
  onWidth: (name: string, width: number | null) => void,
): WidthDrag {
  const [pull, setPull] = useState<Pull | null>(null)
  const begin = (name: string, event: PointerEvent<HTMLElement>): void => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const { width } = event.currentTarget.closest('th')!.getBoundingClientRect()
    setPull({ name, fromX: event.clientX, fromWidth: width, width })
  }
  const end = (): void => {
    setPull(null)
    if (pull && pull.width !== pull.fromWidth) onWidth(pull.name, pull.width)
  }
  return {
    columns: columns.map((column) =>
      column.name === pull?.name ? { ...column, width: `${pull.width}px` } : column,
    ),
    grip: (name) => ({
      onPointerDown: (event) => begin(name, event),
      onPointerMove: ({ clientX }) =>
        setPull(
          (before) => before && { ...before, width: inBounds(before.fromWidth + clientX - before.fromX) },
        ),
      onPointerUp: end,
      onPointerCancel: () => setPull(null),
      onDoubleClick: () => onWidth(name, null),
    }),
  }
}
