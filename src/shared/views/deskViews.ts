import { z } from 'zod'
import { providers } from '../batch.ts'
import { batchId, runSettings } from './batchViews.ts'
import { exported } from './fileViews.ts'
import { handle } from './handle.ts'
import { sourceCheck } from './importViews.ts'
import { count, instant, nanoUsd, price } from './measures.ts'
import { workspaceCopy } from './workspacesViews.ts'

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
