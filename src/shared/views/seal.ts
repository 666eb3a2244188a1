import { z } from 'zod'
import type { RowSpans } from '../rowSpans.ts'
import { isRowSpans } from '../rowSpans.ts'
import { sealParts } from '../status.ts'

/** A number of rows, calls, tokens or bytes. */
export const count = z.int().min(0)
/** ms UTC */
export const instant = z.int()
/** nano-dollars */
export const nanoUsd = z.int()
/** nano-dollars; null: a price is not known. */
export const price = nanoUsd.nullable()
export const rowSpans = z.custom<RowSpans>(isRowSpans, 'These are no runs of row numbers.')

export type SealPart = (typeof sealParts)[number]

/** As people see and choose rows: those that a sample left out are not started yet, and no longer among the skipped. */
export const rowPart = z.enum([...sealParts, 'unstarted'])
export type RowPart = z.infer<typeof rowPart>

/** Where every source row of a batch is: see `Seal`. */
export const seal = z.object({
  sourceRows: count,
  rejected: count,
  model: count,
  cache: count,
  human: count,
  default: count,
  failed: count,
  skipped: count,
  cancelled: count,
  pending: count,
  running: count,
  waiting: count,
})
