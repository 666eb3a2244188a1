import { UsageError } from '../../../shared/usageError.ts'
import { chanceOf } from './chance.ts'
import type { FaultKind } from './faultKinds.ts'
import { faultKinds, isFaultKind } from './faultKinds.ts'

/** A fault on request, and the requests it strikes. */
export interface Fault {
  readonly kind: FaultKind
  /** null: any model. */
  readonly model: string | null
  readonly strikes: (request: Circumstances) => boolean
}

/** What a fault may look at to decide whether it strikes. */
interface Circumstances {
  /** Which request this is, counted from 1: of its model where the fault names one, else of all. */
  readonly number: number
  /** Since the first request. */
  readonly elapsedMs: number
  readonly userText: string
  /** The body and how often it came before: chance is the same in every run, and may differ for a repeat. */
  readonly chanceKey: string
  readonly seed: number
}

const form =
  /^([a-z0-9-]+?)(?::(\d*\.?\d+)|@(\d+)(?:(-)(\d+)?)?|@(\d+)s-(\d+)s|%(\d+)|~(.+?))?(?:\/([\w.-]+))?$/

/**
 * Reads `KIND`, then where it strikes: `:SHARE` by chance, `@FROM-TO` by number or, with an `s` behind each, by seconds
 * since the first request, `%N` every Nth, `~TEXT` where the user's text holds it; then `/MODEL`. Throws UsageError.
 */
export function parseFault(text: string): Fault {
  const [, kind, share, from, dash, to, fromSeconds, toSeconds, every, part, model] = form.exec(text) ?? []
  if (!kind || !isFaultKind(kind)) {
    throw new UsageError(
      `"${text}" is not a fault. Write it like 529:0.1, 401@5-, wrong-enum%7 or 500~refund/claude-sonnet-5-5. There is: ${faultKinds.join(', ')}.`,
    )
  }
  return {
    kind,
    model: model ?? null,
    strikes: selector({
      share,
      from,
      to: dash ? (to ?? 'Infinity') : from,
      fromSeconds,
      toSeconds,
      every,
      part,
    }),
  }
}

interface Selection {
  readonly share: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly fromSeconds: string | undefined
  readonly toSeconds: string | undefined
  readonly every: string | undefined
  readonly part: string | undefined
}

function selector({ share, from, to, fromSeconds, toSeconds, every, part }: Selection): Fault['strikes'] {
  if (share) return ({ chanceKey, seed }) => chanceOf(chanceKey, seed) < Number(share)
  if (from) return ({ number }) => number >= Number(from) && number <= Number(to)
  if (fromSeconds) {
    return ({ elapsedMs }) => elapsedMs >= Number(fromSeconds) * 1000 && elapsedMs < Number(toSeconds) * 1000
  }
  if (every) return ({ number }) => number % Number(every) === 0
  if (part) return ({ userText }) => userText.toLowerCase().includes(part.toLowerCase())
  return () => true
}
