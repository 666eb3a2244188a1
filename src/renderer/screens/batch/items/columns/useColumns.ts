import { useLayoutEffect, useMemo } from 'react'
import type { BatchView } from '../../../../../shared/views/batchViews.ts'
import { call } from '../../../../api.ts'
import { useWindowWidth } from '../../../../parts/useWindowWidth.ts'
import { offerView } from '../../../../parts/toast.ts'
import { go, setQuery, useRoute } from '../../../../route.ts'
import type { Chosen } from './chosenColumns.ts'
import { chosenIn, chosenText } from './chosenColumns.ts'
import type { Column } from './column.ts'
import { columnsFor } from './columns.tsx'
import { moreColumns, sourceColumn } from './moreColumns.tsx'

export interface Columns {
  /** All that can be shown, the usual ones first. */
  readonly all: readonly Column[]
  readonly shown: readonly Column[]
  /** What is shown, as a choice that can be changed. */
  readonly chosen: readonly Chosen[]
  /** Somebody has chosen: else the width of the window decides. */
  readonly isChosen: boolean
  /** null: the usual ones. */
  readonly change: (chosen: readonly Chosen[] | null) => void
  /** Back to the usual ones, with a way back. */
  readonly reset: () => void
}

/** Which columns are shown: as the address says, else as they were chosen last, else those there is room for. */
export function useColumns(batch: BatchView, isBeside: boolean): Columns {
  const { path, query } = useRoute()
  const width = useWindowWidth()
  const all = useMemo(
    () => [...columnsFor(batch), ...moreColumns, ...batch.source.columns.map(sourceColumn)],
    [batch.seal.sourceRows, batch.pipelineVersion],
  )
  useRemembered(batch.shownColumns)
  const change = (columns: string | null): void => {
    setQuery({ cols: columns })
    keep(columns)
  }
  // The address has it; that it is remembered is a convenience.
  const keep = (columns: string | null): void =>
    void call('columns.keep', { batchId: batch.id, columns }).catch(() => undefined)
  const asked = query.get('cols')
  // The same columns for as long as nothing about them changes: rows are drawn anew with others.
  const sight = useMemo(() => sightOf(all, asked, { width, isBeside }), [all, asked, width, isBeside])
  return {
    all,
    ...sight,
    change: (chosen) => change(chosen && chosenText(chosen)),
    reset: () => {
      change(null)
      offerView('The usual columns are shown.', () => {
        keep(asked)
        go(path.join('/'), query)
      })
    },
  }
}

interface Room {
  /** Of the window, CSS px. */
  readonly width: number
  /** An open row covers half of the table. */
  readonly isBeside: boolean
}

/** What was chosen, as far as there are such columns; else the usual ones there is room for. */
function sightOf(
  all: readonly Column[],
  asked: string | null,
  { width, isBeside }: Room,
): Pick<Columns, 'shown' | 'chosen' | 'isChosen'> {
  const given = chosenIn(asked) ?? []
  const known = withinReason(given.flatMap((choice) => withChoice(all, choice)))
  if (known.length > 0) {
    const chosen = given.filter(({ name }) => known.some((column) => column.name === name))
    return { shown: isBeside ? besideRow(known) : known, chosen, isChosen: true }
  }
  const usual = all.filter(({ isExtra }) => !isExtra)
  const fitting = usual.filter(({ fromWidth = 0 }) => width >= fromWidth)
  const chosen = fitting.map(({ name }) => ({ name, width: null }))
  return { shown: isBeside ? besideRow(usual) : fitting, chosen, isChosen: false }
}

/** Puts what was chosen last into the address, so that a link shows the same. */
function useRemembered(columns: string | null): void {
  const { query } = useRoute()
  useLayoutEffect(() => {
    if (columns !== null && !query.has('cols')) setQuery({ cols: columns })
    // Once: from then on the address says it.
  }, [])
}

function withChoice(all: readonly Column[], { name, width }: Chosen): Column[] {
  const column = all.find((known) => known.name === name)
  if (!column) return []
  return [width === null ? column : { ...column, width: `${width}px` }]
}

/** So many columns of the source are read with each page of rows, and no more. */
const mostOfSource = 50

function withinReason(columns: readonly Column[]): readonly Column[] {
  const ofSource = columns.filter(({ isSource }) => isSource)
  return columns.filter((column) => !ofSource.slice(mostOfSource).includes(column))
}

/** Those that stay in sight beside an open row. */
function besideRow(columns: readonly Column[]): readonly Column[] {
  const staying = columns.filter(({ staysBeside }) => staysBeside)
  return staying.length > 0 ? staying : columns.slice(0, 2)
}
