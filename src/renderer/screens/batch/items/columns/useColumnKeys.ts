import type { KeyboardEvent, RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Chosen } from './chosenColumns.ts'
import { moved, pixelsIn, toggledColumn, withWidth } from './chosenColumns.ts'
import type { Column } from './column.ts'
import type { Columns } from './useColumns.ts'

/** px */
const widthStep = 16
/** From here on a column is made wider or narrower that had no width of its own. px */
const firstWidth = 240

/** What is done to a column of the list, by key or otherwise, and what is said of it to whoever cannot see it. */
export function useColumnKeys({ all, chosen, change }: Columns, list: RefObject<HTMLElement | null>) {
  const [said, setSaid] = useState('')
  const focusOn = useFocusKept(list)
  const columnOf = (name: string): Column => all.find((column) => column.name === name)!
  const move = (name: string, to: number): void => {
    const next = moved(chosen, name, to)
    change(next)
    const place = next.findIndex((column) => column.name === name) + 1
    setSaid(`${columnOf(name).title} is column ${place} of ${next.length}`)
  }
  const widen = (name: string, by: number): void => {
    const width = widthOf(columnOf(name), chosen) + by
    change(withWidth(chosen, name, width))
    setSaid(`${columnOf(name).title} is ${width} pixels wide`)
  }
  const onKey = (event: KeyboardEvent, name: string, index: number): void => {
    const act = {
      ArrowUp: () => move(name, index - 1),
      ArrowDown: () => move(name, index + 1),
      ArrowLeft: () => widen(name, -widthStep),
      ArrowRight: () => widen(name, widthStep),
    }[event.key]
    if (!act || !event.altKey || index < 0) return
    event.preventDefault()
    focusOn(name)
    act()
  }
  const toggle = (name: string): void => {
    focusOn(name)
    change(toggledColumn(chosen, name))
  }
  return { said, move, toggle, onKey }
}

/** A line that moves keeps the keyboard. */
function useFocusKept(list: RefObject<HTMLElement | null>): (name: string) => void {
  const wanted = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-column="${CSS.escape(wanted.current)}"]`)?.focus()
    wanted.current = null
  })
  return (name) => {
    wanted.current = name
  }
}

function widthOf(column: Column, chosen: readonly Chosen[]): number {
  const own = chosen.find(({ name }) => name === column.name)?.width
  return own ?? pixelsIn(column.width) ?? firstWidth
}
