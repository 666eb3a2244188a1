import type { Value } from './codes.ts'
import { Codes } from './codes.ts'
import type { Marks } from './marks.ts'
import { isLeftOut } from '../items/skipped.ts'

/** As SQL: all that the rows of a batch are narrowed and sorted by. */
export const factColumns = `id & 4294967295,
  case when status = 'complete' then coalesce(answered_by, 'model') when ${isLeftOut} then 'unstarted' else status end,
  rung, model, attempts, cost_nano_usd, changed_at, fingerprint, facet_1, facet_2, facet_3, facet_4`

/** A row of `factColumns`. */
export type FactRow = readonly [
  row: number,
  part: string,
  rung: number,
  model: string | null,
  attempts: number,
  costNanoUsd: number,
  changedAt: number,
  cause: string | null,
  ...facets: Value[],
]

/** What is known of the rows of a batch, by row number: some 36 bytes a row. */
export class RowFacts {
  /** Who answered, or what became of the row; null: there is no such row. */
  readonly part
  readonly rung
  readonly model
  readonly attempts
  readonly cause
  readonly costNanoUsd
  /** ms UTC */
  readonly changedAt
  readonly #facets

  /** For whoever looks through the rows: kept, since fresh memory takes longer than the looking. */
  readonly marks: Marks
  /** The greatest row number, and one more. */
  readonly places

  constructor(places: number) {
    this.places = places
    this.marks = new Uint8Array(places)
    this.part = new Codes(places)
    this.rung = new Codes(places)
    this.model = new Codes(places)
    this.attempts = new Codes(places)
    this.cause = new Codes(places)
    this.#facets = Array.from({ length: 4 }, () => new Codes(places))
    this.costNanoUsd = new Float64Array(places)
    this.changedAt = new Float64Array(places)
  }

  /** What the answers have in a column. `facets`: the columns that stand on the item, in their order. */
  facet(column: string, facets: readonly string[]): Codes {
    const index = facets.indexOf(column)
    if (index < 0) throw new Error(`"${column}" is no field of the answers to narrow or sort by.`)
    return this.#facets[index]!
  }

  put(facts: FactRow): void {
    const [row, part, rung, model, attempts, costNanoUsd, changedAt, cause] = facts
    this.part.set(row, part)
    this.rung.set(row, rung)
    this.model.set(row, model)
    this.attempts.set(row, attempts)
    this.cause.set(row, cause)
    for (let facet = 0; facet < 4; facet++) this.#facets[facet]!.set(row, facts[8 + facet] as Value)
    this.costNanoUsd[row] = costNanoUsd
    this.changedAt[row] = changedAt
  }
}
