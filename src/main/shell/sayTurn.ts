import { counted } from '../../shared/counted.ts'
import { formatUsdShort } from '../../shared/money.ts'
import type { Glance } from '../api/runs/glance.ts'

/** What is worth a word to somebody who does not look: an end, or a pause that nobody asked for. null: nothing is. */
export function sayTurn(now: Glance): { readonly title: string; readonly body: string } | null {
  const { name, status, reason, message, isWaiting } = now
  if (status === 'complete') return { title: `${name} is complete`, body: `${countsOf(now)}.` }
  if (status !== 'paused' || reason === 'operator' || reason === 'interrupted') return null
  if (isWaiting)
    return { title: `${name} waits for the network`, body: `It goes on by itself. ${countsOf(now)}.` }
  return { title: `${name} is paused`, body: `${message ?? ''} ${countsOf(now)}.`.trim() }
}

/** `198 of 200 done, 2 failed, $0.4210` */
function countsOf({ done, rows, failed, costNanoUsd }: Glance): string {
  const parts = [`${done.toLocaleString('en-US')} of ${counted(rows, 'row')} done`]
  if (failed > 0) parts.push(`${failed.toLocaleString('en-US')} failed`)
  parts.push(costNanoUsd === null ? 'practice, free' : formatUsdShort(costNanoUsd))
  return parts.join(', ')
}
