import type { z } from 'zod'
import type { Failure } from '../../shared/failure.ts'
import type { InputField } from '../../shared/field.ts'
import type { Cell } from '../../shared/table.ts'

/** The row as its columns were mapped: field name -> text, '' where the cell is empty. */
export type MappedRow = Readonly<Record<string, string>>

/** What the model is asked. Row data belongs into `user` only: `system` is the same for every row. */
export interface Prompt {
  readonly system: string
  readonly user: string
}

/** A stage's outcome. Expected trouble is data; a stage that throws has a bug. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function failed(kind: Failure['kind'], message: string): Outcome<never> {
  return { ok: false, failure: { kind, message } }
}

/**
 * Five stages over one row. Four of them are the pipeline's own; `process`, between prepare and parse, asks the
 * model and belongs to the engine. All four are pure: what they return is stored as JSON and given to the next
 * stage, in the same process or after a restart.
 */
export interface Pipeline<Input = unknown, Output = unknown> {
  readonly name: string
  readonly summary: string
  /** Raise it when code changes what a stage does: batches remember the definition they ran with. */
  readonly revision: number
  readonly fields: readonly InputField[]
  /** A good reply. Its JSON schema is sent where the model supports structured output. */
  readonly reply: z.ZodType<Output>
  /** The columns that `render` adds to a row, in the order of the export. */
  readonly columns: readonly string[]
  /** First limit on output tokens. Doubled when a reply was cut. */
  readonly maxOutputTokens: number
  /** Answers when every model has failed and the operator has opted in. */
  readonly defaultResponse: Output | null

  acquire(row: MappedRow): Outcome<Input>
  prepare(input: Input): Outcome<Prompt>
  /** Gets the text of the reply. A failure's message is sent back to the model when it is asked again. */
  parse(text: string): Outcome<Output>
  render(output: Output): Outcome<Readonly<Record<string, Cell>>>
}
