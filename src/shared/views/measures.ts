import { z } from 'zod'
import { tokenKinds } from '../tokens.ts'

/** A number of rows, calls, tokens or bytes. */
export const count = z.int().min(0)
/** ms UTC */
export const instant = z.int()
/** nano-dollars */
export const nanoUsd = z.int()
/** nano-dollars; null: a price is not known. */
export const price = nanoUsd.nullable()
export const tokens = z.record(z.enum(tokenKinds), count)
