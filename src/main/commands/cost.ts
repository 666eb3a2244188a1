import { formatUsd, formatUsdShort } from '../../shared/money.ts'
import { readCosts } from '../store/costs.ts'
import { aligned } from './plainTable.ts'
import type { Session } from './session.ts'

/** `millrace cost`: what the workspace has spent, by day, pipeline and model. */
export function cost({ app: { store }, isJson, printJson, terminal }: Session): number {
  const lines = readCosts(store.db)
  const total = lines.reduce((sum, line) => sum + line.costNanoUsd, 0)
  if (isJson) {
    const costs = lines.map(({ costNanoUsd, ...line }) => ({ ...line, usd: formatUsd(costNanoUsd) }))
    printJson({ totalUsd: formatUsd(total), costs })
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
  return 0
}
