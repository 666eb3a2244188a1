import { z } from 'zod'
import { batchId } from './batchViews.ts'
import { handle } from './handle.ts'
import { itemFilter, rowSpans } from './itemViews.ts'
import { count } from './measures.ts'

/** How a file is to be read. What is left out is detected. */
export const readOptions = z.object({
  encoding: z.string().max(50).optional(),
  delimiter: z.string().length(1).optional(),
  sheet: z.string().max(200).optional(),
  /** It names the columns, unless it is said to be a row. */
  firstRow: z.literal('data').optional(),
})
export type ReadOptions = z.infer<typeof readOptions>

export const sourceFile = z.object({ source: handle, fileName: z.string(), bytes: count })
export type SourceFile = z.infer<typeof sourceFile>

/** What was understood of a file, from its beginning. */
export const sourceView = sourceFile.extend({
  format: z.enum(['csv', 'jsonl', 'xlsx', 'files']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  /** The choices for a correction. */
  encodings: z.array(z.string()),
  sheets: z.array(z.string()),
  columns: z.array(z.string()),
  /** What was unusual, one sentence each. */
  notes: z.array(z.string()),
  preview: z.array(z.object({ row: count, cells: z.array(z.string()) })),
  pipeline: z.object({ name: z.string(), version: count }),
  fields: z.array(
    z.object({
      name: z.string(),
      isRequired: z.boolean(),
      column: z.string().nullable(),
      isGuess: z.boolean(),
    }),
  ),
  /** Batches that were made from the same bytes. */
  earlier: z.array(z.object({ id: batchId, name: z.string() })),
})
export type SourceView = z.infer<typeof sourceView>

export const exportRows = z.union([
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('filter'), filter: itemFilter }),
  z.object({ kind: z.literal('rows'), rows: rowSpans }),
])
export const exportFormat = z.enum(['csv', 'jsonl', 'xlsx'])

export const exportPlan = z.object({
  rows: count,
  columns: z.object({ source: z.array(z.string()), output: z.array(z.string()), facts: z.array(z.string()) }),
  /** Estimated from rows spread over the export. */
  bytes: count,
  fileName: z.string(),
})

/** Where an export goes: a place the operator chose (desktop), or the browser's downloads (web). */
export const exportTarget = z.object({ target: handle, shown: z.string(), exists: z.boolean() })

export const exported = z.object({
  shown: z.string(),
  manifest: z.string(),
  rows: count,
  bytes: count,
  sha256: z.string(),
  /** What is to be known of the file, as sentences: renamed columns, rows without an answer yet, cells that were cut. */
  notes: z.array(z.string()),
  /** One-time addresses to fetch the files from; empty where they are already at their place. */
  downloads: z.array(z.object({ name: z.string(), url: z.string() })),
})
export type Exported = z.infer<typeof exported>
