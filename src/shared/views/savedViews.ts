import { z } from 'zod'

const id = z.int().positive()
const name = z
  .string()
  .trim()
  .min(1, 'Give the view a name.')
  .max(60, 'Use at most 60 characters for the name.')
/** As it stands in the address of the window. */
const query = z.string().max(8_000, 'This view has too many filters to be kept.')

export const savedView = z.object({ id, name, query })
export type SavedView = z.infer<typeof savedView>

export const viewRef = z.object({ id })
export const newView = z.object({ pipeline: z.string().min(1).max(200), name, query })
export const viewChange = z.object({ id, name: name.optional(), query: query.optional() })

/** Those that come with the product. Their names are taken. `field`: only where the answers have this number. */
export const givenViews: readonly {
  readonly name: string
  readonly query: string
  readonly field?: string
}[] = [
  { name: 'Failed', query: 'parts=failed' },
  { name: 'Answered by default', query: 'parts=default' },
  { name: 'Low confidence', query: 'range.confidence=..0.6', field: 'confidence' },
  { name: 'Retried', query: 'retried=1' },
]
