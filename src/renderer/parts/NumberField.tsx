import { useState } from 'react'
import { number } from './format.ts'
import { doubtAbout, numberText, typedNumber } from './typedNumber.ts'

interface Props {
  readonly label: string
  readonly unit: string
  /** null: nothing is set. */
  readonly value: number | null
  readonly min: number
  readonly max?: number
  readonly isFraction?: boolean
  readonly placeholder?: string
  /** Only its field is shown; the name stands beside it. */
  readonly isBare?: boolean
  readonly onChange: (value: number | null) => void
}

/** A number that is taken over with Enter or on leaving the field. What is no such number is not taken, and says so. */
export function NumberField({ isBare = false, ...props }: Props) {
  const { label, unit, placeholder } = props
  const { shown, wrong, type, save } = useNumber(props)
  const field = (
    <span className="input grow">
      <input
        inputMode="decimal"
        aria-label={isBare ? label : undefined}
        aria-invalid={wrong !== null}
        value={shown}
        placeholder={placeholder}
        onChange={(event) => type(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
      <span className="suffix small">{unit}</span>
    </span>
  )
  const said = wrong !== null && (
    <span className="invalid" role="alert">
      {wrong}
    </span>
  )
  if (isBare) {
    return (
      <div className="grid gap-1">
        {field}
        {said}
      </div>
    )
  }
  return (
    <label className="pair">
      <span className="small t3">{label}</span>
      {field}
      {said}
    </label>
  )
}

/** `wrong`: why what is typed cannot be taken over; null: it can. */
function useNumber({ value, min, max = Infinity, isFraction = false, onChange }: Props) {
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? (value === null ? '' : numberText(value))
  const typed = typedNumber(shown)
  const isGood = typed === null || (typed >= min && typed <= max && (isFraction || Number.isInteger(typed)))
  const save = (): void => {
    if (text === null || !isGood) return
    setText(null)
    if (typed !== value) onChange(typed)
  }
  const wrong = isGood ? null : (doubtAbout(shown) ?? sentenceFor(min, max, isFraction))
  return { shown, wrong, type: setText, save }
}

function sentenceFor(min: number, max: number, isFraction: boolean): string {
  const kind = isFraction ? 'A number' : 'A whole number'
  return max === Infinity ? `${kind} from ${number(min)} up` : `${kind} from ${number(min)} to ${number(max)}`
}
