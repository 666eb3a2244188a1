import { Plus, X } from 'lucide-react'
import { useLive } from '../live.ts'
import { modelName } from './format.ts'

interface Props {
  readonly models: readonly string[]
  readonly onChange: (models: string[]) => void
}

const most = 8

/** Who is asked, in order: the next one answers where the one before it cannot. */
export function ModelChain({ models, onChange }: Props) {
  const known = useLive('models.list', {}).value?.models ?? []
  const others = known.filter(({ id }) => !models.includes(id))
  const replace = (index: number, id: string): void =>
    onChange(models.map((model, at) => (at === index ? id : model)))
  return (
    <div className="grid gap-1" role="group" aria-label="Models in order">
      {models.map((model, index) => (
        <div key={model} className="pair three">
          <span className="small t3">{index === 0 ? 'Model' : `Fallback ${index}`}</span>
          <select
            className="select small"
            aria-label={index === 0 ? 'Model' : `Fallback ${index}`}
            value={model}
            onChange={(event) => replace(index, event.target.value)}
          >
            {[model, ...others.map(({ id }) => id)].map((id) => (
              <option key={id} value={id}>
                {modelName(id)} · {id}
              </option>
            ))}
          </select>
          {models.length > 1 ? (
            <button
              type="button"
              className="btn quiet icon tiny"
              aria-label={`Take ${model} out of the chain`}
              onClick={() => onChange(models.filter((other) => other !== model))}
            >
              <X className="i s12" aria-hidden />
            </button>
          ) : (
            <span />
          )}
          <Warning text={known.find(({ id }) => id === model)?.warning ?? null} />
        </div>
      ))}
      {models.length < most && others[0] && (
        <button
          type="button"
          className="btn quiet justify-self-start"
          onClick={() => onChange([...models, others[0]!.id])}
        >
          <Plus className="i s12" aria-hidden /> Add a fallback
        </button>
      )}
    </div>
  )
}

function Warning({ text }: { readonly text: string | null }) {
  return text === null ? null : <p className="small c-default col-span-3">{text}</p>
}
