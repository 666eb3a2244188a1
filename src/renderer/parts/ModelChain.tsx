import { Plus, X } from 'lucide-react'
import type { CallOutput } from '../../shared/contract.ts'
import { useLive } from '../live.ts'
import { number, tokenPrice } from './format.ts'
import { ModelSelect } from './ModelSelect.tsx'

interface Props {
  readonly models: readonly string[]
  readonly onChange: (models: string[]) => void
}

type Known = CallOutput<'models.list'>['models'][number]

const most = 8

/** Who is asked, in order: the next one answers where the one before it cannot. */
export function ModelChain({ models, onChange }: Props) {
  const known = useLive('models.list', {}).value?.models ?? []
  const others = known.filter(({ id, lifecycle }) => !models.includes(id) && lifecycle !== 'retired')
  const next = others.find(({ lifecycle }) => lifecycle === 'active')
  // A model that is in the chain already would stand there twice.
  const replace = (index: number, id: string): void => {
    if (!models.includes(id)) onChange(models.map((model, at) => (at === index ? id : model)))
  }
  return (
    <div className="grid gap-1" role="group" aria-label="Models in order">
      {models.map((model, index) => (
        <Rung
          key={model}
          label={index === 0 ? 'Model' : `Fallback ${number(index)}`}
          model={model}
          known={known}
          others={others}
          onReplace={(id) => replace(index, id)}
          onRemove={models.length > 1 ? () => onChange(models.filter((other) => other !== model)) : null}
        />
      ))}
      {models.length < most && next && (
        <button
          type="button"
          className="btn quiet justify-self-start px-0!"
          onClick={() => onChange([...models, next.id])}
        >
          <Plus className="i s12" aria-hidden /> Add a fallback
        </button>
      )}
    </div>
  )
}

interface RungProps {
  readonly label: string
  readonly model: string
  readonly known: readonly Known[]
  readonly others: readonly Known[]
  readonly onReplace: (id: string) => void
  /** null: it is the only one. */
  readonly onRemove: (() => void) | null
}

function Rung({ label, model, known, others, onReplace, onRemove }: RungProps) {
  const found = known.find(({ id }) => id === model)
  return (
    <div className="pair three rung">
      <span className="small t3">{label}</span>
      <ModelSelect label={label} model={model} others={others} onChange={onReplace} />
      {onRemove ? (
        <button
          type="button"
          className="btn quiet icon tiny"
          aria-label={`Remove ${model} from the chain`}
          title="Remove it from the chain"
          onClick={onRemove}
        >
          <X className="i s12" aria-hidden />
        </button>
      ) : (
        <span />
      )}
      {known.length > 0 && <p className="small t3 col-start-2 col-span-2">{priceText(found)}</p>}
      {found?.warning && <p className="small c-default col-span-3">{found.warning}</p>}
    </div>
  )
}

function priceText(model: Known | undefined): string {
  if (!model || model.inputNanoUsd === null || model.outputNanoUsd === null) return 'price not known'
  return `${tokenPrice(model.inputNanoUsd)} in, ${tokenPrice(model.outputNanoUsd)} out per M tokens`
}
