import { z } from 'zod'
import { sealParts } from '../status.ts'
import { count } from './measures.ts'

/** As people see and choose rows: those that a sample left out are not started yet, and no longer among the skipped. */
export const rowPart = z.enum([...sealParts, 'unstarted'])
export type RowPart = z.infer<typeof rowPart>

/** Where every source row of a batch is: see `Seal`. */
export const seal = z.record(z.enum(['sourceRows', ...sealParts]), count)
