import { moveAlong } from './moveAlong.ts'

interface Option<T extends string> {
  readonly value: T
  readonly text: string
  /** How many there are of it. */
  readonly count?: string | undefined
  readonly isOff?: boolean
}

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
}

/** One of a few, all of them in sight. */
export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <div className="seg" role="radiogroup" aria-label={label} onKeyDown={moveAlong}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          disabled={option.isOff}
          onClick={() => onChange(option.value)}
        >
          {option.text}
          {option.count !== undefined && (
            <>
              {' '}
              <span className="n">{option.count}</span>
            </>
          )}
        </button>
      ))}
    </div>
  )
}
