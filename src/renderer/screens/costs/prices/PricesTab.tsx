import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { PriceLine, TypedBand } from '../../../../shared/views/costViews.ts'
import { useOffer } from '../../../commands.ts'
import { useLive } from '../../../live.ts'
import { fullDay, modelName, number, usd, visibleText } from '../../../parts/format.ts'
import type { Head } from '../../../parts/Heads.tsx'
import { Heads } from '../../../parts/Heads.tsx'
import { Reading } from '../../../parts/Outlines.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { PriceDialog } from './PriceDialog.tsx'

/** What every model costs, since when, and whose price it is. */
export function PricesTab() {
  const { value, error } = useLive('prices.list', {})
  const [edited, setEdited] = useState<PriceLine | 'new' | null>(null)
  const models = value?.models ?? []
  useOffer([
    { id: 'prices add', group: 'Costs', icon: Plus, text: 'Add a model…', run: () => setEdited('new') },
    ...models.map((line) => ({
      ...{ id: `prices ${line.id}`, group: 'Costs' as const, icon: Pencil, isHidden: true },
      text: `Change the price of ${line.id}…`,
      run: () => setEdited(line),
    })),
  ])
  return (
    <>
      <div className="sub-head h-auto! py-3">
        <p className="small t2 grow">
          USD per million tokens. A changed price applies from the next quote and the next start; a running
          batch keeps the prices it began with. What was already spent stays as it was.
        </p>
        <button type="button" className="btn" onClick={() => setEdited('new')}>
          <Plus className="i" aria-hidden /> Add a model
        </button>
      </div>
      {error && (
        <div className="px-4">
          <Trouble message={error} />
        </div>
      )}
      {value && <PriceTable models={models} onEdit={setEdited} />}
      {!value && !error && <Reading />}
      {edited && <PriceDialog line={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}

const heads: readonly Head[] = [
  { title: 'Model', isText: true },
  { title: 'Prompt', width: 122, isText: true },
  { title: 'Input', width: 64 },
  { title: 'Cache write', width: 84 },
  { title: 'Cache read', width: 80 },
  { title: 'Output', width: 64 },
  { title: 'Since', width: 98, isText: true },
  { title: 'Change', width: 96, isUnseen: true },
]

interface TableProps {
  readonly models: readonly PriceLine[]
  readonly onEdit: (line: PriceLine) => void
}

function PriceTable({ models, onEdit }: TableProps) {
  const bands = models.flatMap((line) => line.bands)
  return (
    <table className="tbl fluid" aria-label="Prices">
      <Heads heads={heads} />
      <tbody>
        {models.flatMap((line) =>
          line.bands.map((band, index) => (
            <Row key={`${line.id} ${index}`} {...{ line, band, bands, onEdit }} isFirst={index === 0} />
          )),
        )}
      </tbody>
    </table>
  )
}

type PriceName = 'inputUsd' | 'cacheWriteUsd' | 'cacheReadUsd' | 'outputUsd'

interface RowProps {
  readonly line: PriceLine
  readonly band: TypedBand
  /** Of all models. */
  readonly bands: readonly TypedBand[]
  /** A model stands in the first of its rows; the others are for longer prompts. */
  readonly isFirst: boolean
  readonly onEdit: (line: PriceLine) => void
}

function Row({ line, band, bands, isFirst, onEdit }: RowProps) {
  const price = (of: PriceName): string =>
    usd(
      band[of],
      bands.map((other) => other[of]),
    )
  return (
    <tr>
      <td title={isFirst ? saidOf(line) : undefined}>{isFirst && <ModelCell line={line} />}</td>
      <td className="small t2">{lengthOf(band, line)}</td>
      <td className="num">{price('inputUsd')}</td>
      <td className="num t2">{price('cacheWriteUsd')}</td>
      <td className="num t2">{price('cacheReadUsd')}</td>
      <td className="num">{price('outputUsd')}</td>
      <td className="small t2">{isFirst && <time dateTime={line.from}>{fullDay(line.from)}</time>}</td>
      <td className="text-right">
        {isFirst && (
          <button
            type="button"
            className="btn quiet px-1!"
            aria-label={`Change the price of ${line.id}`}
            onClick={() => onEdit(line)}
          >
            Change…
          </button>
        )}
      </td>
    </tr>
  )
}

function ModelCell({ line: { id, origin, lifecycle, warning } }: { readonly line: PriceLine }) {
  const name = modelName(id)
  return (
    <>
      <span className="m">{visibleText(id)}</span>{' '}
      {name !== id && <span className="small t3 aside">{name}</span>}{' '}
      {origin !== 'shipped' && <span className="chip lined">your price</span>}{' '}
      {lifecycle !== 'active' && (
        <span className="small c-default" title={warning ?? undefined}>
          {lifecycle}
        </span>
      )}
    </>
  )
}

/** The whole of it, where it is cut. */
function saidOf({ id, lifecycle }: PriceLine): string {
  return [visibleText(id), ...(lifecycle === 'active' ? [] : [lifecycle])].join(', ')
}

function lengthOf({ maxPromptTokens }: TypedBand, { bands }: PriceLine): string {
  if (maxPromptTokens !== null) return `to ${number(maxPromptTokens)} tokens`
  return bands.length > 1 ? 'longer' : 'any length'
}
