import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemsView } from '../../../../shared/views/itemViews.ts'
import { number, visibleText } from '../../../parts/format.ts'
import { CopyButton } from './CopyButton.tsx'
import { useNeighbours } from './useNeighbours.ts'

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
  const { place, before, after } = useNeighbours({ batchId: batch.id, row, view, onMove })
  return (
    <header>
      <span className="b nowrap">Row {number(row)}</span>
      {externalId !== null && (
        <>
          <span className="t3 cut mono" title={visibleText(externalId)}>
            {visibleText(externalId)}
          </span>
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
