import { useState } from 'react'
import type { CallView, ItemDetail } from '../../../../shared/views/itemViews.ts'
import { counted, duration, number, visibleText } from '../../../parts/format.ts'
import { knownCost } from '../../../parts/knownCost.ts'
import { CallRow } from './CallRow.tsx'
import { CopyButton } from './CopyButton.tsx'
import { Section } from './Section.tsx'

const widths = ['74px', '84px', '126px', undefined, '56px', '90px', '76px']

/** Every request that was made for this row, on one line of time. The one that is chosen says more below. */
export function CallsSection({ detail: { calls, item } }: { readonly detail: ItemDetail }) {
  /** Counted from 0; null: the last one. */
  const [chosen, setChosen] = useState<number | null>(null)
  if (calls.length === 0) return null
  const from = calls[0]!.sentAt
  const span = Math.max(1, ...calls.map((call) => call.sentAt - from + (call.latencyMs ?? 0)))
  const shown = Math.min(chosen ?? calls.length, calls.length - 1)
  return (
    <Section title="Calls" note={`${counted(calls.length, 'call')} · ${duration(span)} · ${knownCost(item)}`}>
      <div className="frame">
        <table className="calls">
          <CallsHead span={span} />
          <tbody>
            {calls.map((call, index) => (
              <CallRow
                key={index}
                call={call}
                next={calls[index + 1]}
                from={from}
                span={span}
                isShown={index === shown}
                onChoose={() => setChosen(index)}
              />
            ))}
          </tbody>
        </table>
        <CallFoot call={calls[shown]!} place={`${number(shown + 1)} of ${number(calls.length)}`} />
      </div>
    </Section>
  )
}

function CallsHead({ span }: { readonly span: number }) {
  return (
    <>
      <colgroup>
        {widths.map((width, index) => (
          <col key={index} style={width ? { width } : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">Why</th>
          <th scope="col">Result</th>
          <th scope="col">
            <span className="flex justify-between">
              <span>{number(0)} s</span> <span>{duration(span)}</span>
            </span>
          </th>
          {['Time', 'Tokens', 'Cost'].map((name) => (
            <th key={name} scope="col" className="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
}

/** What a call said in its own words, and the id under which the provider knows it. */
function CallFoot({ call, place }: { readonly call: CallView; readonly place: string }) {
  const { failureMessage, servedModel, model, requestId } = call
  const said = failureMessage ?? `answered by ${servedModel ?? model}`
  return (
    <div className="foot small t3">
      <span className="grow wrap-anywhere py-1">
        Call {place}: {visibleText(said)}
      </span>
      {requestId !== null && (
        <>
          <span className="mono nowrap">{visibleText(requestId)}</span>
          <CopyButton text={requestId} what="the request id" />
        </>
      )}
    </div>
  )
}
