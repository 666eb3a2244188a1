import { CirclePause, Play } from 'lucide-react'
import { openRows } from '../../../shared/status.ts'
import type { BatchLine } from '../../../shared/views/batchViews.ts'
import { useOffer } from '../../commands.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { about, counted, number, visibleText } from '../../parts/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { useWaiting } from '../../parts/useWaiting.ts'
import type { Continuing } from './useContinue.ts'
import { useContinue } from './useContinue.ts'

/** Offers to go on with what the end of a program cut off. Nothing goes on by itself: it costs money. */
export function InterruptedBanner({ batches }: { readonly batches: readonly BatchLine[] }) {
  const waiting = useWaiting()
  const cutOff = batches.filter(
    ({ id, status, reason }) =>
      status === 'paused' && (reason === 'interrupted' || (reason === 'offline' && !waiting.has(id))),
  )
  return cutOff.length > 0 ? <Banner batches={cutOff} /> : null
}

function Banner({ batches }: { readonly batches: readonly BatchLine[] }) {
  const continuing = useContinue(batches)
  const rows = batches.reduce((sum, { seal }) => sum + openRows(seal), 0)
  const who =
    batches.length === 1 ? visibleText(batches[0]!.name) : counted(batches.length, 'batch', 'batches')
  const verb = batches.length === 1 ? 'Continue' : `Continue all ${number(batches.length)}`
  useOffer([
    {
      ...{ id: 'continue', group: 'Workspace', icon: Play, run: continuing.ask },
      text: `Continue what was interrupted: ${who}`,
      end: counted(rows, 'row'),
    },
  ])
  return (
    <div className="px-4 py-2 grid gap-2">
      <div className="banner default acts" role="status">
        <CirclePause className="i s16" aria-hidden />
        <strong>
          {who} {batches.length === 1 ? 'was' : 'were'} interrupted
        </strong>
        <p>{counted(rows, 'row')} left. What was answered is kept and not paid again.</p>
        <button type="button" className="btn" disabled={continuing.isBusy} onClick={continuing.ask}>
          <Play className="i" aria-hidden /> {continuing.isBusy ? 'Starting…' : verb}
        </button>
      </div>
      {continuing.error && <Trouble message={continuing.error} />}
      {continuing.asked && <CostQuestion asked={continuing.asked} continuing={continuing} verb={verb} />}
    </div>
  )
}

interface QuestionProps {
  readonly asked: NonNullable<Continuing['asked']>
  readonly continuing: Continuing
  readonly verb: string
}

function CostQuestion({ asked: { rows, costNanoUsd }, continuing, verb }: QuestionProps) {
  return (
    <Dialog
      title={`Run ${counted(rows, 'row')}`}
      onClose={continuing.dismiss}
      note="Each batch keeps to its own budget."
      verb={
        <button type="button" className="btn primary" onClick={continuing.confirm}>
          {verb} <span className="cost">{about(costNanoUsd)}</span>
        </button>
      }
    >
      <p>Only rows without an answer are asked about. A batch can be paused at any time.</p>
    </Dialog>
  )
}
