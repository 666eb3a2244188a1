import { RotateCw, Sparkles, TriangleAlert } from 'lucide-react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { Provenance } from '../../../../shared/views/provenanceViews.ts'
import type { SealPart } from '../../../../shared/status.ts'
import { useLayers } from '../../../commands.ts'
import { dash, modelName, number, visibleText } from '../../../parts/format.ts'
import { sealIcons } from '../../../parts/sealLooks.ts'
import { setQuery, useRoute } from '../../../route.ts'
import type { Retry } from '../failures/retryFor.ts'
import { partsOf } from '../itemsQuery.ts'
import { withModel, withOther } from './answerQuery.ts'
import { ProvenanceCommands } from './ProvenanceCommands.tsx'
import { rerunsFor } from './rerunFor.ts'

interface Props {
  readonly batch: BatchView
  readonly onRerun: (retry: Retry) => void
}

const others = ['cache', 'human', 'default'] as const satisfies readonly SealPart[]

/** Who answered, and asking the first model again for what it did not answer. Each chip filters the table. */
export function ProvenanceRow({ batch, onRerun }: Props) {
  const { seal, provenance } = batch
  const isMenuOpen = useLayers(({ layer }) => layer === 'menu')
  const isNobody = provenance.models.length === 0 && others.every((part) => seal[part] === 0)
  return (
    <div className="provenance">
      <div className="answers" role="group" aria-label="Filter by who answered">
        <span className="small t3">Answered by {isNobody && dash}</span>
        {provenance.models.map((answer) => (
          <ModelChip key={`${answer.rung} ${answer.model}`} {...answer} />
        ))}
        {others
          .filter((part) => seal[part] > 0)
          .map((part) => (
            <OtherChip key={part} part={part} rows={seal[part]} />
          ))}
      </div>
      <span className="grow" />
      <div className="reruns">
        {rerunsFor(batch).map(({ name, text, price, retry }) => (
          <button key={name} type="button" className="btn" onClick={() => onRerun(retry)}>
            <RotateCw className="i" aria-hidden /> {text} <span className="cost">{price}</span>
          </button>
        ))}
      </div>
      <Outage provenance={provenance} />
      {isMenuOpen && <ProvenanceCommands batch={batch} onRerun={onRerun} />}
    </div>
  )
}

function ModelChip({ model, rung, rows }: Provenance['models'][number]) {
  const { query } = useRoute()
  const isPressed = query.get('model') === model && query.get('rungs') === `${rung}..${rung}`
  const place = rung === 1 ? 'the first model' : `number ${number(rung)} of the chain`
  return (
    <button
      type="button"
      className={rung === 1 ? 'chip who' : 'chip who c-model'}
      aria-pressed={isPressed}
      title={`${visibleText(model)}, ${place}`}
      onClick={() => setQuery(withModel(query, model, rung))}
    >
      <Sparkles className="i s12" aria-hidden /> {modelName(model)}
      {rung > 1 && <small> fallback {number(rung - 1)}</small>} <b>{number(rows)}</b>
    </button>
  )
}

function OtherChip({ part, rows }: { readonly part: (typeof others)[number]; readonly rows: number }) {
  const { query } = useRoute()
  const Icon = sealIcons[part]
  return (
    <button
      type="button"
      className={`chip who c-${part}`}
      aria-pressed={partsOf(query).includes(part)}
      onClick={() => setQuery(withOther(query, part))}
    >
      <Icon className="i s12" aria-hidden /> {part === 'default' ? 'DEFAULT' : part} <b>{number(rows)}</b>
    </button>
  )
}

/** Asking again is of no use as long as the model is down. */
function Outage({ provenance: { outage, defaults } }: { readonly provenance: Provenance }) {
  if (!outage) return null
  const those = defaults.rows === 1 ? 'The default comes' : `All ${number(defaults.rows)} defaults come`
  const state = outage.isNow ? 'is down' : 'was still down when it was last asked'
  return (
    <p className="outage small c-default" title={visibleText(outage.why)}>
      <TriangleAlert className="i s12" aria-hidden /> {those} from an outage: {modelName(outage.model)}{' '}
      {state}.
    </p>
  )
}
