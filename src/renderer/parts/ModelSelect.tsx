import { useState } from 'react'
import { modelName } from './format.ts'

interface Props {
  readonly label: string
  readonly model: string
  readonly others: readonly { readonly id: string }[]
  readonly onChange: (id: string) => void
}

const other = ' other'

/** One of the models with a price, or any that the server at the address knows under a name of its own. */
export function ModelSelect({ label, model, others, onChange }: Props) {
  const [text, setText] = useState<string | null>(null)
  const take = (): void => {
    setText(null)
    if (text !== null && text.trim() !== '') onChange(text.trim())
  }
  if (text !== null)
    return <OwnId label={label} text={text} onType={setText} onTake={take} onDrop={() => setText(null)} />
  return (
    <select
      className="select small"
      aria-label={label}
      title={model}
      value={model}
      onChange={({ target: { value } }) => (value === other ? setText('') : onChange(value))}
    >
      {[model, ...others.map(({ id }) => id)].map((id) => (
        <option key={id} value={id}>
          {modelName(id) === id ? id : `${modelName(id)} · ${id}`}
        </option>
      ))}
      <option value={other}>Another one…</option>
    </select>
  )
}

interface OwnIdProps {
  readonly label: string
  readonly text: string
  readonly onType: (text: string) => void
  readonly onTake: () => void
  readonly onDrop: () => void
}

function OwnId({ label, text, onType, onTake, onDrop }: OwnIdProps) {
  return (
    <span className="input">
      <input
        autoFocus
        aria-label={`${label}: its id on the server`}
        placeholder="id on the server"
        value={text}
        onChange={(event) => onType(event.target.value)}
        onBlur={onTake}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onTake()
          if (event.key === 'Escape') onDrop()
        }}
      />
    </span>
  )
}
