import type { ComponentProps, ReactNode } from 'react'

interface Props extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  readonly label: string
  readonly value: string
  /** The unit of a number. */
  readonly suffix?: string
  readonly onChange: (text: string) => void
  /** What is to be said of it, below. */
  readonly children?: ReactNode
}

/** One line that is typed, with its name above it. */
export function TextField({ label, value, suffix, onChange, children, ...input }: Props) {
  return (
    <label className="field">
      <span className="lab">{label}</span>
      <span className="input">
        <input {...input} value={value} onChange={({ target }) => onChange(target.value)} />
        {suffix && <span className="suffix small">{suffix}</span>}
      </span>
      {children}
    </label>
  )
}
