import type { CostPeriod } from '../../../shared/views/costViews.ts'
import { useLive } from '../../live.ts'
import { moveAlong } from '../../parts/moveAlong.ts'
import { Outlines } from '../../parts/Outlines.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { setQuery, useRoute } from '../../route.ts'
import { CostsCommands } from './CostsCommands.tsx'
import type { CostsQuery } from './costsQuery.ts'
import { costsChange, costsQuery, periodNames } from './costsQuery.ts'
import { PricesTab } from './prices/PricesTab.tsx'
import { Spending } from './Spending.tsx'

/** What was spent, on what, what budgets leave, and the prices that it is reckoned with. */
export function CostsScreen() {
  const { query } = useRoute()
  const shown = costsQuery(query)
  const { period, isPractice, isPrices } = shown
  const { value: costs, error } = useLive('costs.read', { period, isPractice })
  if (!costs && !error) return <Outlines title="Costs" />
  return (
    <>
      <header className="top">
        <h1>Costs</h1>
        <span className="grow" />
        {!isPrices && <Choices shown={shown} />}
      </header>
      <CostsTabs isPrices={isPrices} />
      {error && (
        <div className="px-4 pt-3">
          <Trouble message={error} />
        </div>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={isPrices ? 'Prices' : 'Spending'}>
        {isPrices ? <PricesTab /> : costs && <Spending costs={costs} shown={shown} />}
      </div>
      <CostsCommands shown={shown} />
    </>
  )
}

function Choices({ shown: { period, isPractice } }: { readonly shown: CostsQuery }) {
  return (
    <>
      <Segments
        label="Whose calls"
        value={isPractice ? 'practice' : 'paid'}
        options={[
          { value: 'paid', text: 'Paid' },
          { value: 'practice', text: 'Practice' },
        ]}
        onChange={(value) => setQuery(costsChange({ isPractice: value === 'practice' }))}
      />
      <Segments
        label="Period"
        value={period}
        options={(Object.keys(periodNames) as CostPeriod[]).map((value) => ({
          value,
          text: periodNames[value],
        }))}
        onChange={(value) => setQuery(costsChange({ period: value }))}
      />
    </>
  )
}

function CostsTabs({ isPrices }: Pick<CostsQuery, 'isPrices'>) {
  const tab = (title: string, isItPrices: boolean) => (
    <button
      type="button"
      role="tab"
      aria-selected={isPrices === isItPrices}
      tabIndex={isPrices === isItPrices ? 0 : -1}
      onClick={() => setQuery(costsChange({ isPrices: isItPrices }))}
    >
      {title}
    </button>
  )
  return (
    <div className="tabbar">
      <div className="tabs" role="tablist" aria-label="Views" onKeyDown={moveAlong}>
        {tab('Spending', false)}
        {tab('Prices', true)}
      </div>
    </div>
  )
}
