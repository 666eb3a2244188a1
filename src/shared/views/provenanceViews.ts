import { z } from 'zod'
import { count, price } from './measures.ts'

/** Rows that can be asked again, and what that costs, about. */
const rerun = z.object({ rows: count, costNanoUsd: price })

/** Who answered the rows of a batch. The cache, people and the default stand in its seal. */
export const provenance = z.object({
  /** By model and rung, in the order of the chain. 1 is the primary model. */
  models: z.array(z.object({ model: z.string(), rung: count, rows: count })),
  /** Rows with the default response. */
  defaults: rerun,
  /** Rows that a model behind the first one answered. */
  fellBack: rerun,
  /** All default responses come from an outage of the first model that was on when it was last asked. */
  outage: z.object({ model: z.string(), why: z.string(), isNow: z.boolean() }).nullable(),
})
export type Provenance = z.infer<typeof provenance>
