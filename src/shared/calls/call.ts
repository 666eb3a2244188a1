import { z } from 'zod'
import { handle } from '../views/handle.ts'

/** Name -> what a call takes, what it gives. */
export type Calls = Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>

export const nothing = z.object({})
export const job = z.object({ job: handle })
/** The page asks again before this is over: a connection is never held for long. */
export const waitMs = z.int().min(0).max(10_000)
