import type { ReactNode } from 'react'
import { isOver } from '../../../shared/batch.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import {
  clockTime,
  compactNumber,
  counted,
  dash,
  duration,
  money,
  number,
  timeLeft,
} from '../../parts/format.ts'
import { moreForLost } from '../../parts/moreForLost.ts'
import { begunOf } from '../../parts/Seal.tsx'
import { BudgetField } from './BudgetField.tsx'
import { Concurrency } from './Concurrency.tsx'
import { pauseAhead } from './pauseAhead.ts'

/** The measured values of a batch. What was not measured yet is a dash. */
export function Metrics({ batch }: { readonly batch: BatchView }) {
  const { pace, calls, tokens, seal } = batch
  const input = tokens.input + tokens.cacheWrite + tokens.cacheRead
  const hasCalls = calls.total > 0
  return (
    <dl className="metrics">
      <Metric
        name="Rate"
        value={pace.rowsPerMinute === null ? dash : number(Math.round(pace.rowsPerMinute))}
        unit="rows/min"
        sub={`p50 ${duration(pace.p50Ms)} · p95 ${duration(pace.p95Ms)}`}
      />
      <TimeLeft batch={batch} />
      <Spent batch={batch} />
      <Metric
        name="Tokens in · out"
        value={hasCalls ? compactNumber(input) : dash}
        unit={hasCalls ? `· ${compactNumber(tokens.output)}` : ''}
        sub={hasCalls ? `${compactNumber(tokens.cacheRead)} of it cached` : ''}
      />
      <Metric
        name="Retries · errors"
        value={hasCalls ? number(calls.retries) : dash}
        unit={hasCalls ? `· ${number(calls.failed)}` : ''}
        sub={calls.askedAgain > 0 ? `${number(calls.askedAgain)} for a bad reply` : ''}
      />
      <Metric
        name="429s"
        value={hasCalls ? number(calls.rateLimited) : dash}
        sub={hasCalls ? counted(pace.rateLimitEpisodes, 'episode') : ''}
      />
      <Metric
        name="Answer cache"
        value={hasCalls || seal.cache > 0 ? number(seal.cache) : dash}
        unit="hits"
        sub={seal.cache > 0 ? `${money(pace.savedNanoUsd)} saved` : ''}
      />
      <Concurrency batch={batch} />
    </dl>
  )
}

interface MetricProps {
  readonly name: string
  readonly value: ReactNode
  readonly unit?: string
  readonly sub: string
  /** What there is no room for. */
  readonly more?: string
}

function Metric({ name, value, unit, sub, more }: MetricProps) {
  return (
    <div className="metric">
      <dt>{name}</dt>
      <dd>
        {value} {unit && <small>{unit}</small>}
      </dd>
      <dd className="sub" title={more ?? sub}>
        {sub}
      </dd>
    </div>
  )
}

/** To the end of the batch, or to its budget where that comes first. */
function TimeLeft({ batch }: { readonly batch: BatchView }) {
  const { leftMs } = batch.pace
  const pause = pauseAhead(batch)
  if (pause) {
    const rows = `${number(pause.rows)} of ${counted(begunOf(batch), 'row')}`
    return (
      <Metric
        name="Time left"
        value={timeLeft(pause.leftMs)}
        sub="then pauses: budget"
        more={`It will pause at its budget, at about ${rows}. With a higher budget it goes on to its end.`}
      />
    )
  }
  const sub = leftMs === null ? '' : `ends about ${clockTime(Date.now() + leftMs)}`
  return <Metric name="Time left" value={timeLeft(leftMs)} sub={sub} />
}

/** Spent is known; calls of unknown price and calls that were cut off are said beside it. */
function Spent({ batch }: { readonly batch: BatchView }) {
  const { costNanoUsd, unpricedCalls, unsettledNanoUsd, isPractice, pace, settings } = batch
  const cap = settings.maxCostNanoUsd
  // What may come on top is never cut; that a batch which is over costs what it has cost says nothing.
  const notes = [
    unsettledNanoUsd > 0 && moreForLost(unsettledNanoUsd),
    unpricedCalls > 0 && `${number(unpricedCalls)} calls of unknown price`,
    !isOver(batch) && `projected ${money(pace.projectedNanoUsd)}`,
    isPractice && 'free',
  ]
  const said = notes.filter(Boolean).join(' · ')
  const share = (value: number): string => `${Math.min(100, (value / (cap ?? 1)) * 100)}%`
  return (
    <div className="metric spend">
      <dt>Spent</dt>
      <dd>
        {costNanoUsd === 0 && unpricedCalls > 0 ? dash : money(costNanoUsd)}{' '}
        <small>
          {cap === null ? '·' : 'of'} <BudgetField batch={batch} />
        </small>
      </dd>
      <dd className="sub" title={said}>
        {said}
        {cap !== null && (
          <span className="gauge" aria-hidden>
            <i style={{ width: share(costNanoUsd) }} />
            {pace.projectedNanoUsd !== null && <u style={{ left: share(pace.projectedNanoUsd) }} />}
          </span>
        )}
      </dd>
    </div>
  )
}
