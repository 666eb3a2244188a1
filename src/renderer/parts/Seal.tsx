import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { SealPart } from '../../shared/views/seal.ts'
import type { Seal } from '../../shared/status.ts'
import { unaccounted } from '../../shared/status.ts'
import { number } from './format.ts'
import { sealIcons, sealOrder } from './sealLooks.ts'

/** Where the rows are, as a bar. Its legend says the same in words. */
export function SealBar({ seal, big = false }: { readonly seal: Seal; readonly big?: boolean }) {
  const label = sealOrder.filter((part) => seal[part] > 0).map((part) => `${number(seal[part])} ${part}`)
  return (
    <div className={big ? 'seal big' : 'seal'} role="img" aria-label={label.join(', ')}>
      {sealOrder
        .filter((part) => seal[part] > 0)
        .map((part) => (
          <i key={part} className={`f-${part}`} style={{ flexGrow: seal[part] }} />
        ))}
    </div>
  )
}

interface LineProps {
  readonly seal: Seal
  readonly pressed?: ReadonlySet<SealPart>
  readonly onPress?: (part: SealPart) => void
}

/** Each number of the seal, and a filter for its rows. */
export function SealLine({ seal, pressed, onPress }: LineProps) {
  return (
    <div className="legend" role="group" aria-label="Filter by what became of the rows">
      {sealOrder
        .filter((part) => seal[part] > 0)
        .map((part) => {
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
              <b>{number(seal[part])}</b> {part}
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

/** Rows that are still to be run. */
export function openOf({ pending, running, waiting }: Seal): number {
  return pending + running + waiting
}
