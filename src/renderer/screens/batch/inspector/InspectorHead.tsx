import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemsView } from '../../../../shared/views/itemViews.ts'
import { useLive } from '../../../live.ts'
import { number, visibleText } from '../../../parts/format.ts'
import { useKeys } from '../../../parts/useKeys.ts'
import { CopyButton } from './CopyButton.tsx'

interface Props {
  readonly batch: BatchView
  readonly row: number
  readonly externalId: string | null
  readonly view: ItemsView
  readonly onMove: (row: number) => void
  readonly onClose: () => void
}

/** Which row it is, where it stands in the view, and the ways to its neighbours. */
export function InspectorHead({ batch, row, externalId, view, onMove, onClose }: Props) {
  const place = useLive('items.place', { batchId: batch.id, row, view }).value
  const isInView = place?.index != null
  // A row that an action took out of the view is left for those that were beside it.
  const last = useRef(place)
  if (isInView) last.current = place
  const { before = null, after = null } = (isInView ? place : last.current) ?? {}
  const early = useRef<'before' | 'after' | null>(null)
  const to = (side: 'before' | 'after') => () => {
    const next = { before, after }[side]
    // Pressed before the neighbours are known: done as soon as they are.
    if (!place) early.current = side
    else if (next !== null) onMove(next)
  }
  useEffect(() => {
    if (!place || !early.current) return
    to(early.current)()
    early.current = null
  }, [place])
  useKeys({ j: to('after'), ArrowDown: to('after'), k: to('before'), ArrowUp: to('before') })
  return (
    <header>
      <span className="b">Row {number(row)}</span>
      {externalId !== null && (
        <>
          <span className="t3 cut mono">{visibleText(externalId)}</span>
          <CopyButton text={externalId} what="the id" />
        </>
      )}
      <span className="grow" />
      {place && (
        <span className="small t3 nowrap">
          {place.index === null ? 'not in this view' : `${number(place.index + 1)} of ${number(place.total)}`}
        </span>
      )}
      <Step name="Previous item" icon={ChevronUp} to={before} onMove={onMove} />
      <Step name="Next item" icon={ChevronDown} to={after} onMove={onMove} />
      <button type="button" className="btn quiet icon" aria-label="Close" title="Close" onClick={onClose}>
        <X className="i" aria-hidden />
      </button>
    </header>
  )
}

interface StepProps {
  readonly name: string
  readonly icon: typeof X
  readonly to: number | null
  readonly onMove: (row: number) => void
}

function Step({ name, icon: Icon, to, onMove }: StepProps) {
  return (
    <button
      type="button"
      className="btn quiet icon"
      aria-label={name}
      title={name}
      disabled={to === null}
      onClick={() => to !== null && onMove(to)}
    >
      <Icon className="i" aria-hidden />
    </button>
  )
}
