import type { Figures } from '../../shared/words/figures.ts'
import { formatUsdShort } from '../../shared/money.ts'
import { sentenceIn } from '../../shared/words/sentenceIn.ts'
import type { Glance } from '../api/runs/glance.ts'

/** What a notice says. */
export interface Words {
  readonly title: string
  readonly body: string
}

/** What is worth a word to somebody who does not look: an end, or a pause that nobody asked for. null: nothing is. */
export function sayTurn(now: Glance, figures: Figures): Words | null {
  const { name, status, reason, message, isWaiting } = now
  const counts = countsOf(now, figures)
  if (status === 'complete') return { title: `${name} is complete`, body: `${counts}.` }
  if (status !== 'paused' || reason === 'operator' || reason === 'interrupted') return null
  if (isWaiting) return { title: `${name} waits for the network`, body: `It goes on by itself. ${counts}.` }
  return { title: `${name} is paused`, body: `${sentenceIn(figures, message ?? '')} ${counts}.`.trim() }
}

/** `198 of 200 done, 2 failed, $0.42` */
function countsOf({ done, rows, failed, costNanoUsd }: Glance, figures: Figures): string {
  const parts = [`${figures.number(done)} of ${figures.counted(rows, 'row')} done`]
  if (failed > 0) parts.push(`${figures.number(failed)} failed`)
  parts.push(costNanoUsd === null ? 'practice, free' : sentenceIn(figures, formatUsdShort(costNanoUsd)))
  return parts.join(', ')
}
