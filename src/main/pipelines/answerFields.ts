import { z } from 'zod'
import { beginningOf } from '../../shared/words/beginningOf.ts'
import { cellText } from '../../shared/field.ts'
import { isTooDeep } from '../../shared/nesting.ts'
import type { Cell } from '../../shared/table.ts'
import { choicesOf } from './choicesOf.ts'
import { nearestOf } from './nearestOf.ts'
import type { Pipeline } from './pipeline.ts'
import { problemText } from './problemText.ts'

/** One field of an answer, which need not be valid. */
export interface AnswerField {
  readonly name: string
  readonly value: Cell
  /** The validator's words; null: it holds. */
  readonly problem: string | null
  /** The allowed value that comes closest to one that is not allowed. */
  readonly nearest: string | null
  /** null: any value of its type. */
  readonly choices: string[] | null
}

/** An answer field by field, in the order of the pipeline, with what is wrong with each. */
export function answerFields({ reply }: Pipeline, answer: Readonly<Record<string, unknown>>): AnswerField[] {
  const { properties = {} } = z.toJSONSchema(reply, { io: 'output' })
  const issues = reply.safeParse(answer).error?.issues ?? []
  return Object.entries(properties).map(([name, schema]) => {
    const choices = choicesOf(schema)
    const given = cellOf(answer[name])
    const issue = issues.find(({ path }) => path[0] === name)
    const problem = issue ? problemText(issue) : null
    // One that holds may be stored once more, so it is whole.
    const value = problem && typeof given === 'string' ? beginningOf(given) : given
    const nearest = problem && choices && typeof value === 'string' ? nearestOf(value, choices) : null
    return { name, value, problem, nearest, choices }
  })
}

/** Lists and objects as JSON, unless they are too deep for it. */
function cellOf(value: unknown): Cell {
  if (typeof value !== 'object' || value === null) return (value ?? null) as Cell
  return isTooDeep(value) ? '…' : cellText(value as Cell)
}
