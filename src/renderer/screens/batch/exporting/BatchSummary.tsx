import { CornerDownRight } from 'lucide-react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { counted, number } from '../../../parts/format.ts'
import { doneOf, SealBar, SealLine, Unaccounted } from '../../../parts/Seal.tsx'

/** Where every row of the batch is, before it goes out. */
export function BatchSummary({ batch }: { readonly batch: BatchView }) {
  const { seal } = batch
  return (
    <div className="grid gap-2">
      <div className="row items-baseline!">
        <strong className="[font:var(--t-title)] font-semibold!">{counted(seal.sourceRows, 'row')}</strong>
        <span className="t2 grow">{number(doneOf(seal))} done by model, cache or human</span>
        <Unaccounted seal={seal} />
      </div>
      <SealBar batch={batch} big />
      <SealLine batch={batch} />
    </div>
  )
}

/** What a reader of the file has to know. */
export function Marked({ batch: { seal, isPractice } }: { readonly batch: BatchView }) {
  const notes = [
    isPractice && 'Answers of the practice model are marked practice.',
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
