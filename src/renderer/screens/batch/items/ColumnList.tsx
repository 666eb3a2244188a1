import { Check, GripVertical } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Chosen } from './chosenColumns.ts'
import { moved, toggledColumn, withWidth } from './chosenColumns.ts'
import type { Column } from './columns.tsx'
import type { Columns } from './useColumns.ts'

/** From so many columns on one looks for a name. */
const many = 16
/** A table may have a thousand columns: the rest is found by its name. */
const mostListed = 100
const widthStep = 16

/** The shown columns in their order, below them those that can be shown too. */
export function ColumnList({ columns: { all, chosen, change } }: { readonly columns: Columns }) {
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const focusOn = useFocusKept(list)
  const columnOf = (name: string): Column => all.find((column) => column.name === name)!
  const fits = ({ title }: Column): boolean => title.toLowerCase().includes(typed.trim().toLowerCase())
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
  const toggle = (name: string): void => {
    focusOn(name)
    change(toggledColumn(chosen, name))
  }
  const onKey = (event: KeyboardEvent, name: string, index: number): void => {
    const act = {
      'Alt+ArrowUp': () => move(name, index - 1),
      'Alt+ArrowDown': () => move(name, index + 1),
      'Alt+ArrowLeft': () => widen(name, -widthStep),
      'Alt+ArrowRight': () => widen(name, widthStep),
    }[`${event.altKey ? 'Alt+' : ''}${event.key}`]
    if (!act || index < 0) return
    event.preventDefault()
    focusOn(name)
    act()
  }
  const others = all.filter(({ name }) => !chosen.some((column) => column.name === name)).filter(fits)
  const line = (column: Column, index: number) => (
    <Line
      key={column.name}
      column={column}
      isShown={index >= 0}
      isDragged={dragged === column.name}
      onToggle={() => toggle(column.name)}
      onKey={(event) => onKey(event, column.name, index)}
      onDrag={setDragged}
      onDrop={() => {
        if (dragged !== null && dragged !== column.name) move(dragged, index)
        setDragged(null)
      }}
    />
  )
  return (
    <div ref={list} className="columns">
      {all.length > many && (
        <input
          type="search"
          className="find"
          placeholder="Find a column"
          aria-label="Find a column"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <ul aria-label="Shown, in their order">
        {chosen.map(({ name }, index) => fits(columnOf(name)) && line(columnOf(name), index))}
      </ul>
      <Others title="Not shown" columns={others.filter(({ isSource }) => !isSource)} line={line} />
      <Others title="Columns of the table" columns={others.filter(({ isSource }) => isSource)} line={line} />
      <p className="sr" role="status">
        {said}
      </p>
    </div>
  )
}

/** A line that moves keeps the keyboard. */
function useFocusKept(list: React.RefObject<HTMLElement | null>): (name: string) => void {
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
  return own ?? (column.width?.endsWith('px') ? Number.parseInt(column.width, 10) : 240)
}

interface OthersProps {
  readonly title: string
  readonly columns: readonly Column[]
  readonly line: (column: Column, index: number) => React.ReactNode
}

function Others({ title, columns, line }: OthersProps) {
  if (columns.length === 0) return null
  const left = columns.length - mostListed
  return (
    <>
      <h3>{title}</h3>
      <ul aria-label={title}>{columns.slice(0, mostListed).map((column) => line(column, -1))}</ul>
      {left > 0 && <p className="foot">{left} more: type a part of the name.</p>}
    </>
  )
}

interface LineProps {
  readonly column: Column
  readonly isShown: boolean
  readonly isDragged: boolean
  readonly onToggle: () => void
  readonly onKey: (event: KeyboardEvent) => void
  readonly onDrag: (name: string | null) => void
  readonly onDrop: () => void
}

function Line({ column: { name, title }, isShown, isDragged, onToggle, onKey, onDrag, onDrop }: LineProps) {
  return (
    <li
      className={isDragged ? 'dragged' : undefined}
      draggable={isShown}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.effectAllowed = 'move'
        dataTransfer.setData('text/x-column', name)
        onDrag(name)
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        if (!isShown) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
      }}
      onDrop={onDrop}
    >
      <button
        type="button"
        role="checkbox"
        aria-checked={isShown}
        aria-keyshortcuts={isShown ? 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight' : undefined}
        data-column={name}
        className="option"
        onClick={onToggle}
        onKeyDown={onKey}
      >
        <span className={isShown ? 'check on' : 'check'} aria-hidden>
          {isShown && <Check className="i" />}
        </span>
        <span className="cut" title={title}>
          {title}
        </span>
      </button>
      {isShown && <GripVertical className="i t3" aria-hidden />}
    </li>
  )
}
