import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { useLive } from '../../../live.ts'

interface Props {
  readonly batch: BatchView
  readonly models: readonly string[]
  readonly onChange: (models: string[]) => void
}

/** Which model of the chain is asked first. The others stay behind it, in their order. */
export function FirstModel({ batch, models, onChange }: Props) {
  const known = useLive('models.list', {}).value?.models ?? []
  const active = known.filter(({ lifecycle }) => lifecycle === 'active').map(({ id }) => id)
  const isRunning = batch.status === 'running'
  return (
    <label className="field">
      <span className="lab">Asked first</span>
      <select
        className="select"
        value={models[0]}
        disabled={isRunning}
        title={isRunning ? 'Pause the batch to retry with another model.' : undefined}
        onChange={({ target: { value } }) =>
          onChange([value, ...batch.settings.models.filter((model) => model !== value)])
        }
      >
        {[...new Set([...models, ...batch.settings.models, ...active])].map((model) => (
          <option key={model}>{model}</option>
        ))}
      </select>
    </label>
  )
}
