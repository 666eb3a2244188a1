import { useState } from 'react'
import { cellText } from '../../../../shared/field.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { doubtAbout, numberText, typedNumber } from '../../../parts/typedNumber.ts'
import type { Action } from '../../../parts/useAction.ts'
import { useAction } from '../../../parts/useAction.ts'
import { isNumeric, rangeWords } from './AnswerInput.tsx'
import type { Field } from './fieldRange.ts'
import { isOutside, rangeOf } from './fieldRange.ts'

export type Answer = Readonly<Record<string, string>>

export interface TypedAnswer {
  /** What stands in each field, as text. */
  readonly answer: Answer
  readonly reason: string
  /** Why it cannot be stored yet; null: it can be tried. */
  readonly whyNot: string | null
  readonly action: Action
  readonly set: (name: string, value: string) => void
  readonly setReason: (reason: string) => void
  /** Stores it, and calls `done` when it was taken. */
  readonly save: (done: () => void) => void
}

const shortestReason = 3

/** An answer that a person types: begins with what the row has, as far as it is allowed, and with what is given. */
export function useAnswer(batch: BatchView, { item, blank }: ItemDetail, given: Answer): TypedAnswer {
  const [answer, setAnswer] = useState<Answer>(() => startOf(blank, given, batch))
  const [reason, setReason] = useState('')
  const action = useAction()
  const doubts = blank.map((field) => doubtIn(answer[field.name]!, field, batch))
  const doubt = doubts.find((said) => said !== null) ?? null
  const whyNot = doubt ?? (reason.trim().length < shortestReason ? 'Say why, in a few words.' : null)
  return {
    ...{ answer, reason, whyNot, action, setReason },
    set: (name, value) => setAnswer({ ...answer, [name]: value }),
    save(done) {
      if (whyNot !== null) return
      void action.run(async () => {
        const typed = blank.map((field) => [field.name, typedValue(answer[field.name]!, field, batch)])
        const output = Object.fromEntries(typed)
        await call('item.override', { batchId: batch.id, row: item.row, output, reason })
        done()
      })
    },
  }
}

/** What is wrong with the digits in a field; null: nothing, or it takes no digits. */
function doubtIn(text: string, field: Field, batch: BatchView): string | null {
  if (!isNumeric(field, batch)) return null
  const range = rangeOf(field, batch)
  return doubtAbout(text) ?? (isOutside(typedNumber(text), range) ? rangeWords(range!) : null)
}

function startOf(blank: readonly Field[], given: Answer, batch: BatchView): Answer {
  return Object.fromEntries(
    blank.map((field) => {
      const { name, value, choices } = field
      const text = given[name] ?? cellText(value)
      if (isNumeric(field, batch) && text !== '' && Number.isFinite(Number(text)))
        return [name, numberText(Number(text))]
      return [name, choices && !choices.includes(text) ? '' : text]
    }),
  )
}

/** What is typed is text; where a number belongs it is one. What is none goes as it is, and is refused with a reason. */
function typedValue(text: string, field: Field, batch: BatchView): string | number {
  const value = isNumeric(field, batch) ? typedNumber(text) : null
  return value === null || Number.isNaN(value) ? text : value
}
