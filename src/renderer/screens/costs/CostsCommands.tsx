import { CalendarDays, Coins, FlaskConical, Table2, Wallet } from 'lucide-react'
import type { CostPeriod } from '../../../shared/views/costViews.ts'
import type { Command } from '../../commands.ts'
import { useOffer } from '../../commands.ts'
import { setQuery } from '../../route.ts'
import type { CostsQuery } from './costsQuery.ts'
import { costsBy, costsChange, periodNames } from './costsQuery.ts'

/** Tells the command menu what this screen can show. */
export function CostsCommands({ shown }: { readonly shown: CostsQuery }) {
  const { period, isPractice, by, isPrices } = shown
  const periods = Object.keys(periodNames) as CostPeriod[]
  useOffer([
    isPrices
      ? command('spending', Wallet, 'Show spending', { isPrices: false })
      : command('prices', Coins, 'Show prices', { isPrices: true }),
    command('kind', FlaskConical, isPractice ? 'Show what was paid' : 'Show practice, at list prices', {
      isPractice: !isPractice,
      isPrices: false,
    }),
    ...periods
      .filter((name) => name !== period)
      .map((name) =>
        command(`period ${name}`, CalendarDays, `Costs of: ${periodNames[name].toLowerCase()}`, {
          period: name,
          isPrices: false,
        }),
      ),
    ...costsBy
      .filter((name) => name !== by)
      .map((name) => command(`by ${name}`, Table2, `Costs by ${name}`, { by: name, isPrices: false })),
  ])
  return null
}

function command(id: string, icon: Command['icon'], text: string, change: Partial<CostsQuery>): Command {
  return { id: `costs ${id}`, group: 'Costs', icon, text, run: () => setQuery(costsChange(change)) }
}
