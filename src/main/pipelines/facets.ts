import { z } from 'zod'
import type { Cell } from '../../shared/table.ts'
import type { Facet } from '../../shared/views/batchViews.ts'
import { choicesOf } from './choicesOf.ts'
import type { Pipeline } from './pipeline.ts'

/** More would not fit beside the charts. The store has room for as many. */
const most = 4

/**
 * The output fields that can be counted, filtered and sorted by: those with a few allowed values, and numbers within
 * bounds. In the order of the pipeline's columns.
 */
export function facetsOf({ reply, columns }: Pipeline): Facet[] {
  const { properties = {} } = z.toJSONSchema(reply, { io: 'output' })
  return columns.flatMap((column) => facetOf(column, properties[column]) ?? []).slice(0, most)
}

/** What a rendered row has in these facets, in their order. */
export function facetValues(
  rendered: Readonly<Record<string, Cell>>,
  facets: readonly Pick<Facet, 'column'>[],
): Cell[] {
  return facets.map(({ column }) => rendered[column] ?? null)
}

function facetOf(column: string, schema: z.core.JSONSchema._JSONSchema | undefined): Facet | null {
  const values = choicesOf(schema)
  if (values) return { kind: 'choice', column, values }
  if (typeof schema !== 'object') return null
  const { minimum: min, maximum: max } = schema
  return min !== undefined && max !== undefined ? { kind: 'number', column, min, max } : null
}
