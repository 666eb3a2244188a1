import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { Doubt } from '../../../parts/Doubt.tsx'
import { number, visibleText } from '../../../parts/format.ts'
import { doubtAbout, typedNumber } from '../../../parts/typedNumber.ts'
import { DirectionMarks } from './DirectionMarks.tsx'
import type { Field, Range } from './fieldRange.ts'
import { isOutside, rangeOf } from './fieldRange.ts'

interface Props {
  readonly field: Field
  readonly batch: BatchView
  readonly value: string
  readonly hasFocus: boolean
  readonly onChange: (value: string) => void
}

/** One field of an answer: a choice, a number, or text. */
export function AnswerInput(props: Props) {
  const { field, batch } = props
  const range = rangeOf(field, batch)
  return (
    <label className="field">
      <span className="lab">
        {visibleText(field.name)}
        {range && (
          <span className="t3">
            {' '}
            {number(range.min)} to {number(range.max)}
          </span>
        )}
      </span>
      {field.choices ? (
        <Choice {...props} choices={field.choices} />
      ) : isNumeric(field, batch) ? (
        <NumberInput {...props} range={range} />
      ) : (
        <Text {...props} />
      )}
    </label>
  )
}

type Typed = Pick<Props, 'value' | 'hasFocus' | 'onChange'>

function Choice({ choices, value, hasFocus, onChange }: Typed & { readonly choices: readonly string[] }) {
  return (
    <select
      className="select"
      value={value}
      autoFocus={hasFocus}
      onChange={(event) => onChange(event.target.value)}
    >
      {value === '' && <option value="">Choose…</option>}
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  )
}

function NumberInput({ value, hasFocus, onChange, range }: Typed & { readonly range: Range | null }) {
  const typed = typedNumber(value)
  const whyNot = doubtAbout(value) === null && isOutside(typed, range) && rangeWords(range!)
  return (
    <>
      <span className="input">
        <input
          inputMode="decimal"
          aria-invalid={Number.isNaN(typed) || isOutside(typed, range)}
          value={value}
          autoFocus={hasFocus}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      <Doubt text={value} />
      {whyNot && (
        <span className="invalid" role="alert">
          {whyNot}
        </span>
      )}
    </>
  )
}

/** As high as what it starts with, so that nothing jumps while one types. */
function Text({ value, hasFocus, onChange }: Typed) {
  const [rows] = useState(() => (value.length > 60 || value === '' ? 4 : 1))
  return (
    <>
      <textarea
        className="area"
        rows={rows}
        dir="auto"
        value={value}
        autoFocus={hasFocus}
        onChange={(event) => onChange(event.target.value)}
      />
      <DirectionMarks text={value} />
    </>
  )
}

export function isNumeric(field: Field, batch: BatchView): boolean {
  return typeof field.value === 'number' || rangeOf(field, batch) !== null
}

export function rangeWords({ min, max }: Range): string {
  return `Write a number from ${number(min)} to ${number(max)}.`
}
