import { useRef, useState } from 'react'
import { number } from '../../../../parts/format.ts'
import { ColumnLine } from './ColumnLine.tsx'
import type { Column } from './column.ts'
import type { Columns } from './useColumns.ts'
import { useColumnKeys } from './useColumnKeys.ts'

/** From so many columns on one looks for a name. */
const many = 16
/** A table may have a thousand columns: the rest is found by its name. */
const mostListed = 100

/** The shown columns in their order, below them those that can be shown too. */
export function ColumnList({ columns }: { readonly columns: Columns }) {
  const { all, chosen } = columns
  const [typed, setTyped] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const { said, move, toggle, onKey } = useColumnKeys(columns, list)
  const fits = ({ title }: Column): boolean => title.toLowerCase().includes(typed.trim().toLowerCase())
  const others = all.filter(({ name }) => !chosen.some((column) => column.name === name)).filter(fits)
  const drop = (name: string, index: number): void => {
    if (dragged !== null && dragged !== name) move(dragged, index)
    setDragged(null)
  }
  const line = (column: Column, index: number) => (
    <ColumnLine
      key={column.name}
      column={column}
      isShown={index >= 0}
      isDragged={dragged === column.name}
      onToggle={() => toggle(column.name)}
      onKey={(event) => onKey(event, column.name, index)}
      onDrag={setDragged}
      onDrop={() => drop(column.name, index)}
    />
  )
  const shown = chosen.map(({ name }) => all.find((column) => column.name === name)!)
  return (
    <div ref={list} className="columns">
      {all.length > many && <Find typed={typed} onType={setTyped} />}
      <ul aria-label="Shown, in their order">
        {shown.map((column, index) => fits(column) && line(column, index))}
      </ul>
      <Others title="Not shown" columns={others.filter(({ isSource }) => !isSource)} line={line} />
      <Others title="Columns of the table" columns={others.filter(({ isSource }) => isSource)} line={line} />
      <p className="sr" role="status">
        {said}
      </p>
    </div>
  )
}

function Find({ typed, onType }: { readonly typed: string; readonly onType: (typed: string) => void }) {
  return (
    <input
      type="search"
      className="find"
      placeholder="Find a column"
      aria-label="Find a column"
      value={typed}
      onChange={(event) => onType(event.target.value)}
    />
  )
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
      <p className="grp">{title}</p>
      <ul aria-label={title}>{columns.slice(0, mostListed).map((column) => line(column, -1))}</ul>
      {left > 0 && <p className="foot">{number(left)} more: type a part of the name.</p>}
    </>
  )
}
