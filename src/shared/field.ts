/** One input of a pipeline, filled from one column of the table. */
export interface InputField {
  readonly name: string
  readonly required: boolean
  /** Headers such a column often has, lower case, best first. Several languages are welcome. */
  readonly headers: readonly string[]
}

/** Which column fills which field: field name -> column header. */
export type Mapping = Readonly<Record<string, string>>
