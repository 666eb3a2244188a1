import { formatUsd, formatUsdShort } from '../../../shared/money.ts'
import type { App } from '../../app.ts'
import type { CostLine } from '../../store/costs/costs.ts'
import { counted } from '../../../shared/words/counted.ts'
import type { Cap } from '../flags.ts'
import { costText } from '../costText.ts'
import { aligned } from '../plainTable.ts'
import type { Session } from '../session.ts'

export interface CostFlags {
  /** nano-dollars */
  readonly maxPerDay?: Cap
  readonly maxTotal?: Cap
}

/** `millrace cost`: what the workspace has spent, by day, pipeline and model, and what its budgets leave. */
export function cost({ maxPerDay, maxTotal }: CostFlags, session: Session): number {
  const { app, isJson, printJson, terminal } = session
  const { store } = app
  if (maxPerDay !== undefined) store.budgets.setCap('day', maxPerDay === 'none' ? null : maxPerDay)
  if (maxTotal !== undefined) store.budgets.setCap('workspace', maxTotal === 'none' ? null : maxTotal)
  const budgets = budgetsOf(app)
  const lines = store.costs.lines()
  const [spent, practice] = [lines.filter((line) => !isFree(line)), lines.filter(isFree)]
  if (isJson) {
    printJson({
      totalUsd: formatUsd(sumOf(spent)),
      practiceUsd: formatUsd(sumOf(practice)),
      costs: lines.map(costDocument),
      budgets: budgets.map(budgetDocument),
    })
    return 0
  }
  terminal.out(spent.length > 0 ? `${tableOf('Total', spent)}\n` : 'Nothing spent yet.\n')
  if (practice.length > 0)
    terminal.out(`\nPractice, free; at list prices it would be:\n${tableOf('Practice, free', practice)}\n`)
  for (const budget of budgets) terminal.out(`${budgetText(budget)}\n`)
  return 0
}

/** Practice calls are priced, so that a rehearsal says what the real thing costs; nobody pays for them. */
function isFree({ provider }: CostLine): boolean {
  return provider === 'practice'
}

function sumOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, line) => sum + line.costNanoUsd, 0)
}

function costDocument({ costNanoUsd, unsettledNanoUsd, ...line }: CostLine): object {
  return { ...line, usd: formatUsd(costNanoUsd), unsettledUsd: formatUsd(unsettledNanoUsd) }
}

function budgetDocument({ scope, capNanoUsd, usedNanoUsd, practiceNanoUsd }: Budget): object {
  return {
    scope,
    capUsd: formatUsd(capNanoUsd),
    usedUsd: formatUsd(usedNanoUsd),
    practiceUsd: formatUsd(practiceNanoUsd),
  }
}

function budgetText({ scope, capNanoUsd, usedNanoUsd, unsettledNanoUsd, practiceNanoUsd }: Budget): string {
  const [cap, used, practice] = [capNanoUsd, usedNanoUsd, practiceNanoUsd].map(formatUsdShort)
  const apart = practiceNanoUsd > 0 ? `; practice is held to it by itself, ${practice} of ${cap}` : ''
  const lost =
    unsettledNanoUsd > 0 ? `, up to ${formatUsdShort(unsettledNanoUsd)} of it where no answer came` : ''
  return `Budget ${budgetNames[scope]}: ${used} of ${cap} used${lost}${apart}`
}

function tableOf(totalName: string, lines: readonly CostLine[]): string {
  const rows = lines.map((line) => [
    line.day,
    line.pipeline,
    line.model,
    counted(line.calls, 'call'),
    costText(line),
    remarkOn(line),
  ])
  const isKnown = lines.some((line) => costText(line) !== 'unknown')
  return aligned([...rows, [totalName, '', '', '', isKnown ? formatUsdShort(sumOf(lines)) : 'unknown']])
}

function remarkOn({ unpricedCalls, lostCalls, unsettledNanoUsd }: CostLine): string {
  const remarks = [
    unpricedCalls > 0 && `${counted(unpricedCalls, 'call')} of unknown price`,
    lostCalls > 0 && `${counted(lostCalls, 'call')} cut off, may have been paid`,
    unsettledNanoUsd > 0 && `up to ${formatUsdShort(unsettledNanoUsd)} more where no answer came`,
  ]
  return remarks.filter(Boolean).join(', ')
}

const budgetNames = { day: 'for today (UTC)', workspace: 'of the workspace' } as const

interface Budget {
  readonly scope: 'day' | 'workspace'
  readonly capNanoUsd: number
  readonly usedNanoUsd: number
  readonly unsettledNanoUsd: number
  readonly practiceNanoUsd: number
}

/** What calls in flight, and calls whose answer never came, may cost counts as used. */
function budgetsOf({ store: { budgets }, config }: App): Budget[] {
  const now = config.clock.now()
  return (['day', 'workspace'] as const).flatMap((scope) => {
    const { capNanoUsd, ...use } = budgets.ofWorkspace(scope, false, now)
    const practiceNanoUsd = budgets.ofWorkspace(scope, true, now).usedNanoUsd
    return capNanoUsd === null ? [] : [{ scope, capNanoUsd, ...use, practiceNanoUsd }]
  })
}
