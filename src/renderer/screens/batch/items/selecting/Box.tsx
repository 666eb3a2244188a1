import { Check } from 'lucide-react'

interface Props {
  readonly isOn: boolean
  readonly label: string
  readonly tabIndex?: number
  readonly onToggle: (isRange: boolean) => void
}

/** Whether a row is selected; Shift selects all rows up to it. */
export function Box({ isOn, label, tabIndex, onToggle }: Props) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isOn}
      aria-label={label}
      tabIndex={tabIndex}
      className={isOn ? 'check on' : 'check'}
      onClick={({ shiftKey }) => onToggle(shiftKey)}
    >
      {isOn && <Check className="i" aria-hidden />}
    </button>
  )
}
