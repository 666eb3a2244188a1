import { RotateCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { CallOutput } from '../../../../shared/contract.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { RetryScope } from '../../../../shared/views/itemViews.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { about, counted, number, priceOf } from '../../../parts/format.ts'
import { isAtRest, whenRun } from './atRest.ts'
import { FirstModel } from './FirstModel.tsx'
import type { RetrySettings } from './useRetry.ts'
import { useRetry } from './useRetry.ts'

interface Props {
  readonly batch: BatchView
  readonly scope: RetryScope
  /** What the retry changes about the batch. */
  readonly settings?: RetrySettings
  readonly title?: string
  readonly onClose: () => void
}

/** What a retry covers and costs, before it is paid. It covers what was shown, or nothing. */
export function RetryDialog({ batch, scope, settings = {}, title = 'Retry', onClose }: Props) {
  const retry = useRetry(batch, scope, settings)
  const { quote, models, setModels, error } = retry
  return (
    <Dialog
      title={title}
      error={error}
      onClose={onClose}
      note="What is stored now stays until there is a new outcome."
      verb={<Verb batch={batch} retry={retry} onDone={onClose} />}
    >
      {quote && <Covers batch={batch} quote={quote} />}
      <FirstModel batch={batch} models={models} onChange={setModels} />
      <FromThenOn batch={batch} models={models} />
      <Changes settings={settings} />
      {batch.isPractice && <p className="small t3">The practice model answers: free.</p>}
    </Dialog>
  )
}

interface VerbProps {
  readonly batch: BatchView
  readonly retry: ReturnType<typeof useRetry>
  readonly onDone: () => void
}

/** Enter does not put aside what is answered, nor run what fails again for certain. */
function Verb({ batch, retry: { quote, canRetry, isBusy, run }, onDone }: VerbProps) {
  const button = useRef<HTMLButtonElement>(null)
  const hasChance = quote !== undefined && quote.noText < quote.rows
  const isPlain = canRetry && hasChance && quote.answered === 0
  useEffect(() => {
    if (isPlain) button.current?.focus()
  }, [isPlain])
  return (
    <button
      type="button"
      className={hasChance || !quote ? 'btn primary' : 'btn'}
      ref={button}
      disabled={!canRetry || isBusy}
      onClick={() => run(onDone)}
    >
      <RotateCw className="i" aria-hidden /> {isAtRest(batch) ? 'Put back' : 'Retry'} {number(quote?.rows)}
      {/* Nothing is paid before the batch goes on. */}
      {quote && !isAtRest(batch) && <span className="cost"> {priceOf(batch, quote.costNanoUsd)}</span>}
    </button>
  )
}

interface CoversProps {
  readonly batch: BatchView
  readonly quote: CallOutput<'retry.quote'>
}

function Covers({ batch, quote }: CoversProps) {
  const { rows, answered, byPerson, impossible } = quote
  const fate = isAtRest(batch) ? 'put back to work' : 'run again'
  return (
    <div className="grid gap-1">
      <p className="lead">
        {rows === 0 ? 'No row here can be retried.' : `${counted(rows, 'row')} will be ${fate}.`}
      </p>
      {answered > 0 && (
        <p className="small c-default">
          {number(answered)} of them {answered === 1 ? 'has' : 'have'} an answer already
          {byPerson > 0 && `, ${number(byPerson)} of them from a person`}: the new one takes its place.
          {byPerson > 0 && ' What a person answered stays in the history of the row.'}
        </p>
      )}
      <InVain quote={quote} />
      {impossible > 0 && (
        <p className="small t2">{counted(impossible, 'row')} cannot start there and stay as they are.</p>
      )}
      {rows > 0 && <Others batch={batch} quote={quote} />}
    </div>
  )
}

/** What no retry helps: that takes another input, or a person. */
function InVain({ quote: { rows, noText, failAgain } }: Pick<CoversProps, 'quote'>) {
  return (
    <>
      {noText > 0 && (
        <p className="small c-default">
          {those(noText, rows)} {noText === 1 ? 'has' : 'have'} no text and will fail again, at no cost. Edit
          the input first, answer by hand, or skip.
        </p>
      )}
      {failAgain > 0 && (
        <p className="small c-default">
          {those(failAgain, rows)} will probably fail again, asked the same by the same model.
        </p>
      )}
    </>
  )
}

function those(some: number, rows: number): string {
  if (some < rows) return `${number(some)} of them`
  return rows === 1 ? 'It' : 'All of them'
}

/** What is open beside them. In a batch at rest all of it waits until the operator lets it go on. */
function Others({ batch, quote: { rows, open, costNanoUsd } }: CoversProps) {
  const { isPractice } = batch
  if (isAtRest(batch)) {
    const price = isPractice ? '' : `, for ${about(costNanoUsd)}`
    const others = open > 0 ? `, with the ${counted(open, 'row that is', 'rows that are')} still open` : ''
    return (
      <p className="small t2">
        Nothing is sent now. {rows === 1 ? 'It runs' : 'They run'} {whenRun(batch)}
        {price}
        {others}.
      </p>
    )
  }
  if (open === 0) return null
  return <p className="small t2">{counted(open, 'row')} of the batch that are still open run along.</p>
}

/** The batch keeps the order, and what it still has to run may cost more for it. */
function FromThenOn({ batch, models }: { readonly batch: BatchView; readonly models: readonly string[] }) {
  if (models[0] === batch.settings.models[0]) return null
  return (
    <p className="small c-default">
      From then on the whole batch asks {models[0]} first, also for rows that are run later. Another retry can
      put {batch.settings.models[0]} first again.
    </p>
  )
}

function Changes({ settings: { concurrency, maxOutputTokens } }: { readonly settings: RetrySettings }) {
  return (
    <>
      {concurrency !== undefined && <p className="small t2">At most {number(concurrency)} calls at once.</p>}
      {maxOutputTokens != null && (
        <p className="small t2">Answers may take {number(maxOutputTokens)} tokens.</p>
      )}
    </>
  )
}
