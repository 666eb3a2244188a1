import { CornerDownRight } from 'lucide-react'
import { openRows } from '../../../../shared/status.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { counted, number } from '../../../parts/format.ts'
import { doneOf, SealBar, SealLine, Unaccounted } from '../../../parts/Seal.tsx'

/** Where every row of the batch is, before it goes out. */
export function BatchSummary({ batch, isPart }: { readonly batch: BatchView; readonly isPart: boolean }) {
  const { seal } = batch
  return (
    <div className="grid gap-2">
      <div className="row items-baseline!">
        <strong className="[font:var(--t-title)] font-semibold!">{counted(seal.sourceRows, 'row')}</strong>
        {isPart && <span className="t2">in the whole batch ·</span>}
        <span className="t2 grow">{number(doneOf(seal))} done by model, cache or human</span>
        <Unaccounted seal={seal} />
      </div>
      <SealBar batch={batch} big />
      <SealLine batch={batch} />
    </div>
  )
}

/** What a reader of the file has to know. */
export function Marked({ batch: { seal, unstarted, isPractice } }: { readonly batch: BatchView }) {
  const unanswered = openRows(seal) + unstarted
  const notes = [
    isPractice && 'Answers of the practice model are marked practice.',
    unanswered > 0 &&
      `${counted(unanswered, 'row of the batch has', 'rows of the batch have')} no answer yet.`,
    seal.default > 0 && `The batch has ${counted(seal.default, 'row')} with the default response.`,
    seal.failed > 0 && `The batch has ${counted(seal.failed, 'failed row')} without an answer.`,
  ].filter((note) => note !== false)
  if (notes.length === 0) return null
  return (
    <p className="row small c-default items-start!">
      <CornerDownRight className="i mt-px" aria-hidden />
      <span>
        {notes.join(' ')} See <span className="mono">_status</span> and{' '}
        <span className="mono">_answered_by</span>.
      </span>
    </p>
  )
}
