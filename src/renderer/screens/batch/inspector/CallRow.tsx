import { Check, CircleX, Clock, LoaderCircle } from 'lucide-react'
import type { CallView } from '../../../../shared/views/itemViews.ts'
import { dash, duration, fineMoney, modelName, number, visibleText } from '../../../parts/format.ts'

interface Props {
  readonly call: CallView
  /** The call after it. */
  readonly next: CallView | undefined
  /** When the first one was sent, ms UTC. */
  readonly from: number
  /** From then to the end of the last one, ms. */
  readonly span: number
  readonly isShown: boolean
  readonly onChoose: () => void
}

const reasons: Readonly<Record<CallView['why'], string>> = {
  first: 'first',
  retry: 'retry',
  asked_again: 'asked again',
  more_tokens: 'more tokens',
  next_rung: 'next model',
}

/** One request: who was asked and why, what came of it, when, and what it took. */
export function CallRow({ call, next, from, span, isShown, onChoose }: Props) {
  const { model, servedModel, why, latencyMs, tokens, costNanoUsd, outcome, failureMessage } = call
  const input = tokens.input + tokens.cacheWrite + tokens.cacheRead
  return (
    <tr className={isShown ? 'bg-hover' : undefined} onClick={onChoose}>
      <td title={visibleText(servedModel ?? model)}>
        <button type="button" aria-pressed={isShown} onClick={onChoose}>
          {visibleText(modelName(model))}
        </button>
      </td>
      <td className="t2">{reasons[why]}</td>
      <td title={failureMessage === null ? undefined : visibleText(failureMessage)}>
        <Result call={call} />
      </td>
      <td>
        <Bar {...{ call, next, from, span }} />
      </td>
      <td className="num">{duration(latencyMs)}</td>
      <td className="num t2">
        {input + tokens.output > 0 ? `${number(input)} → ${number(tokens.output)}` : dash}
      </td>
      <td className="num">{outcome === 'sent' || outcome === 'lost' ? dash : fineMoney(costNanoUsd)}</td>
    </tr>
  )
}

/** The call as a bar, and the wait for the next one as dots. */
function Bar({ call, next, from, span }: Pick<Props, 'call' | 'next' | 'from' | 'span'>) {
  const percent = (ms: number): string => `${(ms / span) * 100}%`
  const [sentMs, tookMs] = [call.sentAt - from, call.latencyMs ?? 0]
  const waitMs = next ? next.sentAt - from - sentMs - tookMs : 0
  return (
    <div className="gantt" aria-hidden>
      <i
        className={call.outcome === 'ok' ? 'f-model' : 'f-failed'}
        style={{ left: percent(sentMs), width: percent(tookMs) }}
      />
      {waitMs > 0 && <u style={{ left: percent(sentMs + tookMs), width: percent(waitMs) }} />}
    </div>
  )
}

function Result({ call: { outcome, failureKind, httpStatus } }: { readonly call: CallView }) {
  if (outcome === 'ok') return <Said icon={Check} color="model" text="answered" />
  if (outcome === 'sent') return <Said icon={LoaderCircle} color="running" text="in flight" />
  if (outcome === 'lost') return <Said icon={Clock} color="waiting" text="lost, may be paid" />
  const status = httpStatus === null || httpStatus === 200 ? '' : `${httpStatus} `
  const text = `${status}${(failureKind ?? 'failed').replaceAll('_', ' ')}`
  const isHeld = failureKind === 'rate_limited'
  return <Said icon={isHeld ? Clock : CircleX} color={isHeld ? 'waiting' : 'failed'} text={text} />
}

interface SaidProps {
  readonly icon: typeof Check
  readonly color: string
  readonly text: string
}

function Said({ icon: Icon, color, text }: SaidProps) {
  return (
    <span className={`st c-${color}`}>
      <Icon className="i s12" aria-hidden />
      {text}
    </span>
  )
}
