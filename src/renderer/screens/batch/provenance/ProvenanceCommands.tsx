import { RotateCw, Sparkles } from 'lucide-react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { Provenance } from '../../../../shared/views/provenanceViews.ts'
import type { Command } from '../../../commands.ts'
import { useOffer } from '../../../commands.ts'
import { counted, modelName, number } from '../../../parts/format.ts'
import { setQuery, useRoute } from '../../../route.ts'
import type { Retry } from '../failures/retryFor.ts'
import { withModel } from './answerQuery.ts'
import type { Rerun } from './rerunFor.ts'
import { rerunsFor } from './rerunFor.ts'

interface Props {
  readonly batch: BatchView
  readonly onRerun: (retry: Retry) => void
}

/** Offers what each model answered as a filter, and asking the first one again. */
export function ProvenanceCommands({ batch, onRerun }: Props) {
  const { query } = useRoute()
  useOffer([
    ...rerunsFor(batch).map((rerun) => rerunCommand(rerun, onRerun)),
    ...batch.provenance.models.map((answer) => modelCommand(answer, query)),
  ])
  return null
}

function rerunCommand({ name, text, price, retry }: Rerun, onRerun: Props['onRerun']): Command {
  const run = (): void => onRerun(retry)
  return { id: `rerun ${name}`, group: 'This batch', icon: RotateCw, text, end: price, run }
}

function modelCommand({ model, rung, rows }: Provenance['models'][number], query: URLSearchParams): Command {
  const changes = withModel(query, model, rung)
  const verb = changes['model'] === null ? 'No longer filter by' : 'Show'
  const place = rung > 1 ? `, fallback ${number(rung - 1)}` : ''
  return {
    id: `answered by ${rung} ${model}`,
    ...{ group: 'Go to', icon: Sparkles, end: counted(rows, 'row'), isHidden: true },
    text: `${verb} rows answered by ${modelName(model)}${place}`,
    run: () => setQuery(changes),
  }
}
