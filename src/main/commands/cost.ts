import { formatUsd, formatUsdShort } from '../../shared/money.ts'
import type { App } from '../app.ts'
import { readCosts } from '../store/costs.ts'
import { wholeWorkspace } from '../store/spending.ts'
import type { Cap } from './flags.ts'
import { aligned } from './plainTable.ts'
import type { Session } from './session.ts'

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
  const lines = readCosts(store.db)
  const total = lines.reduce((sum, line) => sum + line.costNanoUsd, 0)
  if (isJson) {
    const costs = lines.map(({ costNanoUsd, ...line }) => ({ ...line, usd: formatUsd(costNanoUsd) }))
    printJson({ totalUsd: formatUsd(total), costs, budgets })
    return 0
  }
  const rows = lines.map((line) => [
    line.day,
    line.pipeline,
    line.provider === 'practice' ? `${line.model} (practice, free)` : line.model,
    `${line.calls} calls`,
    formatUsdShort(line.costNanoUsd),
    line.unpricedCalls > 0 ? `${line.unpricedCalls} calls of unknown price` : '',
  ])
  terminal.out(
    rows.length > 0
      ? `${aligned([...rows, ['Total', '', '', '', formatUsdShort(total)]])}\n`
      : 'Nothing spent yet.\n',
  )
  for (const { scope, capUsd, usedUsd } of budgets)
    terminal.out(`Budget ${budgetNames[scope]}: $${usedUsd} of $${capUsd} used\n`)
  return 0
}

const budgetNames = { day: 'for today (UTC)', workspace: 'of the workspace' } as const

/** What calls in flight, and calls whose answer never came, may cost counts as used. */
function budgetsOf({ store, config }: App) {
  const { day, workspace } = store.budgets.caps()
  const caps = [
    ...(day ? [['day', day] as const] : []),
    ...(workspace ? [['workspace', workspace] as const] : []),
  ]
  return caps.map(([scope, cap]) => {
    const { spent, reserved } = store.budgets.used(scope, wholeWorkspace, config.clock.now())
    return { scope, capUsd: formatUsd(cap), usedUsd: formatUsd(spent + reserved) }
  })
}
