import { Check, CircleX, Clock, Copy, LoaderCircle } from 'lucide-react'
import { counted } from '../../../../shared/counted.ts'
import type { CallView, ItemDetail } from '../../../../shared/views/itemViews.ts'
import { dash, duration, fineMoney, modelName, number, visibleText } from '../../../parts/format.ts'
import { Section } from './Section.tsx'

/** Every request that was made for this row, on one line of time. */
export function CallsSection({ detail: { calls, item } }: { readonly detail: ItemDetail }) {
  if (calls.length === 0) return null
  const from = calls[0]!.sentAt
  const span = Math.max(1, ...calls.map((call) => call.sentAt - from + (call.latencyMs ?? 0)))
  return (
    <Section
      title="Calls"
      note={`${counted(calls.length, 'call')} · ${duration(span)} · ${fineMoney(item.costNanoUsd)}`}
    >
      <div className="frame">
        <table className="calls">
          <colgroup>
            <col style={{ width: '74px' }} />
            <col style={{ width: '84px' }} />
            <col style={{ width: '126px' }} />
            <col />
            <col style={{ width: '56px' }} />
            <col style={{ width: '90px' }} />
            <col style={{ width: '76px' }} />
          </colgroup>
          <thead>
            <tr>
              <th>Model</th>
              <th>Why</th>
              <th>Result</th>
              <th>0 to {duration(span)}</th>
              <th className="num">Time</th>
              <th className="num">Tokens</th>
              <th className="num">Cost</th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <CallRow key={`${call.attempt} ${call.sentAt}`} call={call} from={from} span={span} />
            ))}
          </tbody>
        </table>
        <RequestId id={calls.at(-1)!.requestId} />
      </div>
    </Section>
  )
}

const reasons = {
  first: 'first',
  retry: 'retry',
  asked_again: 'asked again',
  more_tokens: 'more tokens',
  next_rung: 'next model',
}

function CallRow({
  call,
  from,
  span,
}: {
  readonly call: CallView
  readonly from: number
  readonly span: number
}) {
  const { model, servedModel, why, sentAt, latencyMs, tokens, costNanoUsd, outcome } = call
  const input = tokens.input + tokens.cacheWrite + tokens.cacheRead
  const percent = (ms: number): string => `${(ms / span) * 100}%`
  return (
    <tr>
      <td title={servedModel ?? model}>{modelName(model)}</td>
      <td className="t2">{reasons[why]}</td>
      <td title={call.failureMessage === null ? undefined : visibleText(call.failureMessage)}>
        <Result call={call} />
      </td>
      <td>
        <div className="gantt" aria-hidden>
          <i
            className={outcome === 'ok' ? 'f-model' : 'f-failed'}
            style={{ left: percent(sentAt - from), width: percent(latencyMs ?? 0) }}
          />
        </div>
      </td>
      <td className="num">{duration(latencyMs)}</td>
      <td className="num t2">
        {input + tokens.output > 0 ? `${number(input)} → ${number(tokens.output)}` : dash}
      </td>
      <td className="num">{outcome === 'sent' || outcome === 'lost' ? dash : fineMoney(costNanoUsd)}</td>
    </tr>
  )
}

function Result({ call: { outcome, failureKind, httpStatus } }: { readonly call: CallView }) {
  if (outcome === 'ok') return <Said icon={Check} color="model" text="answered" />
  if (outcome === 'sent') return <Said icon={LoaderCircle} color="running" text="in flight" />
  if (outcome === 'lost') return <Said icon={Clock} color="waiting" text="lost, may be paid" />
  const status = httpStatus === null || httpStatus === 200 ? '' : `${httpStatus} `
  return (
    <Said icon={CircleX} color="failed" text={`${status}${(failureKind ?? 'failed').replaceAll('_', ' ')}`} />
  )
}

function Said({
  icon: Icon,
  color,
  text,
}: {
  readonly icon: typeof Check
  readonly color: string
  readonly text: string
}) {
  return (
    <span className={`st c-${color}`}>
      <Icon className="i s12" aria-hidden />
      {text}
    </span>
  )
}

function RequestId({ id }: { readonly id: string | null }) {
  if (id === null) return null
  return (
    <div className="foot small t3">
      <span className="grow">Request id of the last call</span>
      <span className="mono">{visibleText(id)}</span>
      <button
        type="button"
        className="btn quiet icon"
        aria-label="Copy the request id"
        onClick={() => void navigator.clipboard.writeText(id)}
      >
        <Copy className="i s12" aria-hidden />
      </button>
    </div>
  )
}
