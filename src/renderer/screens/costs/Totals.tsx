import type { ReactNode } from 'react'
import type { BudgetUse, CostsView } from '../../../shared/views/costViews.ts'
import { counted, money } from '../../parts/format.ts'
import { linkTo } from '../../route.ts'
import type { CostsQuery } from './costsQuery.ts'
import { leftOut, spentText } from './spentText.ts'

interface Props {
  readonly costs: CostsView
  readonly shown: CostsQuery
}

const periodTitles = { today: 'today', week: 'in 7 days', month: 'in 30 days', all: 'in all' } as const

/** What was spent and saved, and what the budgets leave. What is not known stands beside what is. */
export function Totals({ costs, shown: { period, isPractice } }: Props) {
  const { paid, practice, budgets } = costs
  const total = isPractice ? practice : paid
  const missing = leftOut(total)
  return (
    <dl className="totals">
      <Total
        name={`${isPractice ? 'Practice, at list prices,' : 'Spent'} ${periodTitles[period]}`}
        value={spentText(total)}
        note={
          missing.length > 0 ? (
            <span className="c-default">Not in it: {missing.join(', ')}</span>
          ) : (
            `${counted(total.calls, 'call')}${isPractice ? ', all of them free' : ''}`
          )
        }
      />
      <Total
        name="Saved by the cache"
        value={money(total.savedNanoUsd)}
        note="answers that were not asked for again"
      />
      <Budget name="Budget for today (UTC)" budget={budgets.day} isPractice={isPractice} />
      <Budget name="Budget of the workspace" budget={budgets.workspace} isPractice={isPractice} />
    </dl>
  )
}

interface TotalProps {
  readonly name: string
  readonly value: ReactNode
  readonly note: ReactNode
  readonly children?: ReactNode
}

function Total({ name, value, note, children }: TotalProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="value">{value}</dd>
      {children}
      <dd className="note">{note}</dd>
    </div>
  )
}

interface BudgetProps {
  readonly name: string
  readonly budget: BudgetUse
  readonly isPractice: boolean
}

/** Practice is held to the caps by itself: they say what a batch would be stopped at. */
function Budget({ name, budget: { capNanoUsd, usedNanoUsd, unsettledNanoUsd }, isPractice }: BudgetProps) {
  const settings = (
    <a className="link" href={linkTo('settings')}>
      {capNanoUsd === null ? 'Set one' : 'Change'}
    </a>
  )
  if (capNanoUsd === null)
    return <Total name={name} value={<span className="t3">none</span>} note={settings} />
  const share = Math.min(100, (usedNanoUsd / capNanoUsd) * 100)
  const left = Math.max(0, capNanoUsd - usedNanoUsd)
  return (
    <Total
      name={name}
      value={
        <>
          {money(left)} <small>left of {money(capNanoUsd)}</small>
        </>
      }
      note={
        <>
          {money(usedNanoUsd)} used{isPractice && ' in practice'}
          {unsettledNanoUsd > 0 && `, up to ${money(unsettledNanoUsd)} of it for lost calls`} · {settings}
        </>
      }
    >
      <dd className="use" aria-hidden>
        <i style={{ width: `${share}%` }} />
      </dd>
    </Total>
  )
}
