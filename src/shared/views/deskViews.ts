import { z } from 'zod'
import { providers } from '../batch.ts'
import { batchId, runSettings } from './batchViews.ts'
import { sourceCheck } from './importViews.ts'
import { itemFilter, rowSpans } from './itemViews.ts'
import { count, instant, nanoUsd, price } from './measures.ts'
import { workspaceCopy } from './workspacesViews.ts'

/** Names something that the main process holds: a file, a job, a target. The page never sees a path. */
export const handle = z.string().min(1).max(100)

export const workspaceView = z.object({
  name: z.string(),
  host: z.enum(['desktop', 'web']),
  version: z.string(),
  /** Who answers a new batch. */
  provider: z.enum(providers),
  hasKey: z.boolean(),
  /** Of this UTC day. */
  today: z.object({
    /** Paid, as far as it is known. */
    spentNanoUsd: nanoUsd,
    /** What calls whose answer never came may have cost on top, at most. */
    unsettledNanoUsd: nanoUsd,
    /** Free; what it would have cost at list prices. */
    practiceNanoUsd: nanoUsd,
    practiceUnsettledNanoUsd: nanoUsd,
    /** What counts against the cap: calls in flight at their worst case, practice at list prices. */
    usedNanoUsd: nanoUsd,
    capNanoUsd: nanoUsd.nullable(),
  }),
})
export type WorkspaceView = z.infer<typeof workspaceView>

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

const jobResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check'), check: sourceCheck }),
  z.object({ kind: z.literal('import'), batchId }),
  z.object({ kind: z.literal('export'), exported }),
  z.object({ kind: z.literal('smells'), batchId }),
  /** How many of the rows are put back, and whether a run takes them or they wait for one. */
  z.object({ kind: z.literal('retry'), rows: count, of: count, isRun: z.boolean() }),
  z.object({ kind: z.literal('backup'), copy: workspaceCopy }),
  z.object({ kind: z.literal('workspace'), name: z.string() }),
])

/** Something that takes a while. `done` of `total` in the unit of the job: bytes read, rows written. */
export const jobView = z.object({
  job: handle,
  /** Grows with every change. */
  version: count,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** It looks for its rows yet: `done` and `total` are of that. */
  isCounting: z.boolean(),
  done: count,
  total: count.nullable(),
  result: jobResult.nullable(),
  /** What went wrong, for people. */
  error: z.string().nullable(),
})
export type JobView = z.infer<typeof jobView>

export const themes = ['system', 'light', 'dark'] as const

/** What is kept between starts. A variable of the environment beats it. */
export const settingsView = z.object({
  defaults: runSettings,
  /** null: Anthropic's own. */
  baseUrl: z.string().max(2_000).nullable(),
  baseUrlFrom: z.enum(['environment', 'settings', 'default']),
  usePractice: z.boolean(),
  theme: z.enum(themes),
  /** A start that costs more than this is asked about. */
  askAboveNanoUsd: nanoUsd.min(0),
  /** Whether the desktop says when a batch ends or pauses. */
  notify: z.boolean(),
  budgets: z.object({ dayNanoUsd: nanoUsd.nullable(), workspaceNanoUsd: nanoUsd.nullable() }),
  used: z.object({ dayNanoUsd: nanoUsd, workspaceNanoUsd: nanoUsd }),
  key: z.object({
    isSet: z.boolean(),
    from: z.enum(['environment', 'keychain', 'memory']).nullable(),
    /** Where a key that is given now would be kept. */
    wouldKeepIn: z.enum(['keychain', 'memory']),
    lastTest: z.object({ ok: z.boolean(), message: z.string(), latencyMs: count, at: instant }).nullable(),
  }),
  dataFolder: z.string(),
})
export type SettingsView = z.infer<typeof settingsView>

export const settingsChange = z.object({
  defaults: runSettings.partial().optional(),
  baseUrl: z.string().max(2_000).nullable().optional(),
  usePractice: z.boolean().optional(),
  theme: z.enum(themes).optional(),
  askAboveNanoUsd: nanoUsd.min(0).optional(),
  notify: z.boolean().optional(),
  budgets: z
    .object({ dayNanoUsd: nanoUsd.min(1).nullable(), workspaceNanoUsd: nanoUsd.min(1).nullable() })
    .partial()
    .optional(),
})
export type SettingsChange = z.infer<typeof settingsChange>

export const modelView = z.object({
  id: z.string(),
  lifecycle: z.enum(['active', 'deprecated', 'retired', 'unknown']),
  /** nano-dollars a token; null: not known. */
  inputNanoUsd: price,
  outputNanoUsd: price,
  pricesFrom: z.string().nullable(),
  warning: z.string().nullable(),
})
