import { RotateCw, Sparkles } from 'lucide-react'
import { counted } from '../../../../shared/counted.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { Provenance } from '../../../../shared/views/provenanceViews.ts'
import type { Command } from '../../../commands.ts'
import { useOffer } from '../../../commands.ts'
import { useLive } from '../../../live.ts'
import { modelName } from '../../../parts/format.ts'
import { setQuery, useRoute } from '../../../route.ts'
import type { BatchActs } from '../BatchCommands.tsx'
import { withModel } from './answerQuery.ts'
import { rerunsFor } from './rerunFor.ts'

interface Props {
  readonly batch: BatchView
  readonly acts: Pick<BatchActs, 'rerun'>
}

/** Offers what each model answered as a filter, and asking the first one again. */
export function ProvenanceCommands({ batch, acts }: Props) {
  const { query } = useRoute()
  const { value: provenance } = useLive('provenance.read', { batchId: batch.id })
  useOffer(
    provenance
      ? [
          ...rerunCommands(batch, provenance, acts),
          ...provenance.models.map((one) => modelCommand(one, query)),
        ]
      : [],
  )
  return null
}

function rerunCommands(batch: BatchView, provenance: Provenance, { rerun }: Props['acts']): Command[] {
  return rerunsFor(batch, provenance).map(({ name, text, price, retry }) => ({
    ...{ id: `rerun ${name}`, group: 'This batch', icon: RotateCw, text, end: price },
    run: () => rerun(retry),
  }))
}

function modelCommand({ model, rung, rows }: Provenance['models'][number], query: URLSearchParams): Command {
  const changes = withModel(query, model, rung)
  const verb = changes['model'] === null ? 'No longer filter by' : 'Show'
  const place = rung > 1 ? `, fallback ${rung - 1}` : ''
  return {
    id: `answered by ${rung} ${model}`,
    ...{ group: 'Go to', icon: Sparkles, end: counted(rows, 'row'), isHidden: true },
    text: `${verb} rows answered by ${modelName(model)}${place}`,
    run: () => setQuery(changes),
  }
}
