import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { BatchLine } from '../../shared/views/batchViews.ts'
import type { RowPart } from '../../shared/views/seal.ts'
import type { Seal } from '../../shared/status.ts'
import { openRows, unaccounted } from '../../shared/status.ts'
import { number } from './format.ts'
import { partName, sealIcons, sealOrder } from './sealLooks.ts'

type Sealed = Pick<BatchLine, 'seal' | 'unstarted'>

/** The parts that there are, in their order, with their rows. What a sample left out is no longer among the skipped. */
export function partsIn({ seal, unstarted }: Sealed): (readonly [RowPart, number])[] {
  const rows = { ...seal, skipped: seal.skipped - unstarted, unstarted }
  return sealOrder.filter((part) => rows[part] > 0).map((part) => [part, rows[part]])
}

/** Where the rows are, as a bar. Its legend says the same in words. */
export function SealBar({ batch, big = false }: { readonly batch: Sealed; readonly big?: boolean }) {
  const parts = partsIn(batch)
  const label = parts.map(([part, rows]) => `${number(rows)} ${partName(part)}`)
  return (
    <div className={big ? 'seal big' : 'seal'} role="img" aria-label={label.join(', ')}>
      {parts.map(([part, rows]) => (
        <i key={part} className={`f-${part}`} style={{ flexGrow: rows }} />
      ))}
    </div>
  )
}

interface LineProps {
  readonly batch: Sealed
  readonly pressed?: ReadonlySet<RowPart>
  readonly onPress?: (part: RowPart) => void
}

/** Each number of the seal, and a filter for its rows. */
export function SealLine({ batch, pressed, onPress }: LineProps) {
  return (
    <div className="legend" role="group" aria-label="Filter by what became of the rows">
      {partsIn(batch).map(([part, rows]) => {
        const Icon = sealIcons[part]
        return (
          <button
            key={part}
            type="button"
            aria-pressed={pressed?.has(part) ?? false}
            disabled={!onPress}
            onClick={() => onPress?.(part)}
          >
            <Icon className={`i c-${part}`} aria-hidden />
            <b>{number(rows)}</b> {partName(part)}
          </button>
        )
      })}
    </div>
  )
}

/** The proof: every source row stands somewhere, and once. */
export function Unaccounted({ seal }: { readonly seal: Seal }) {
  const rows = unaccounted(seal)
  return (
    <span className="sealed">
      {rows === 0 ? (
        <ShieldCheck className="i" aria-hidden />
      ) : (
        <ShieldAlert className="i c-failed" aria-hidden />
      )}
      {number(rows)} unaccounted
    </span>
  )
}

/** Rows that have an answer of a model, the cache or a human: a default is not counted as done. */
export function doneOf({ model, cache, human }: Seal): number {
  return model + cache + human
}

/** Rows that are to have an answer by now: all of them, or those of the sample. */
export function begunOf({ seal, unstarted }: Sealed): number {
  return seal.sourceRows - unstarted
}

/** How far a batch is, from 0 to 1. What was rejected at import was never to be run. */
export function shareDone(batch: Sealed): number {
  return 1 - openRows(batch.seal) / Math.max(1, begunOf(batch) - batch.seal.rejected)
}
