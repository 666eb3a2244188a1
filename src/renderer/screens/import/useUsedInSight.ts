import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { SourceView } from '../../../shared/views/fileViews.ts'

/** Brings the columns that were just taken for fields into sight: above all the one that is needed, the first field's. */
export function useUsedInSight({ columns, fields }: SourceView): RefObject<HTMLTableRowElement | null> {
  const heads = useRef<HTMLTableRowElement>(null)
  const before = useRef(new Map<string, string | null>())
  useLayoutEffect(() => {
    const taken = fields.filter(({ name, column }) => column !== before.current.get(name))
    before.current = new Map(fields.map(({ name, column }) => [name, column]))
    for (const { column } of taken.toReversed()) {
      const head = column === null ? null : heads.current?.cells[1 + columns.indexOf(column)]
      head?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
  }, [fields])
  return heads
}
