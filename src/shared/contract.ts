import { z } from 'zod'
import * as batch from './views/batchViews.ts'
import * as cost from './views/costViews.ts'
import * as desk from './views/deskViews.ts'
import * as events from './views/eventViews.ts'
import { asking, duplicatesChoice } from './views/importViews.ts'
import * as item from './views/itemViews.ts'
import * as saved from './views/savedViews.ts'
import { count, price } from './views/seal.ts'
import { smellsView } from './views/smellViews.ts'
import * as workspaces from './views/workspacesViews.ts'

const nothing = z.object({})
const { batchId, batchRef } = batch
const itemRef = z.object({ batchId, row: count })
const job = z.object({ job: desk.handle })
const sourceRef = z.object({ source: desk.handle, options: desk.readOptions })
const reason = z.string().trim().min(3, 'Say why, in a few words.').max(2_000)
/** The page asks again before this is over: a connection is never held for long. */
const waitMs = z.int().min(0).max(10_000)
const { workspaceName: name } = workspaces

/**
 * All that a page can ask of the main process, in both directions: name -> what it takes, what it gives.
 * Calls only. Errors come back as data: see `CallResult`.
 */
export const contract = {
  'workspace.read': { input: nothing, output: desk.workspaceView },
  /** Comes back when the workspace differs from `version`, whoever changed it, or when the time is over. */
  'changes.after': { input: z.object({ version: count, waitMs }), output: z.object({ version: count }) },

  /** The batches begun here that wait for the network, and go on by themselves when it is back. */
  'network.waiting': { input: nothing, output: z.object({ batches: z.array(batchId) }) },
  /** Looks at once whether it is back. */
  'network.look': { input: nothing, output: nothing },
  /** What a developer needs to know about this installation. No key, no row, no prompt is in it. */
  'diagnostics.read': { input: nothing, output: z.object({ text: z.string() }) },
  /** Says which workspace the page shows, to be remembered; null asks for that of last time. */
  'workspaces.enter': { input: z.object({ name: name.nullable() }), output: z.object({ name }) },
  'workspaces.list': { input: nothing, output: workspaces.workspacesView },
  'workspaces.make': { input: z.object({ name }), output: z.object({ name }) },
  /** Refused while any process has it open but this one, or while something runs in it. */
  'workspaces.rename': { input: z.object({ name, to: name }), output: z.object({ name }) },
  /** Its file is moved aside, under the same conditions. `typed` is its name once more. */
  'workspaces.delete': { input: z.object({ name, typed: z.string().max(200) }), output: nothing },
  'workspaces.putBack': { input: z.object({ id: z.string().max(300), name }), output: z.object({ name }) },
  /** Desktop: the system's dialog; null when it was closed. */
  'workspaces.target': { input: z.object({ name }), output: z.object({ target: desk.handle.nullable() }) },
  /** Writes a whole copy, also while batches run. */
  'workspaces.backUp': { input: z.object({ name, target: desk.handle }), output: job },
  /** Desktop: the system's dialog; null when it was closed. On the web the page uploads instead. */
  'workspaces.choose': { input: nothing, output: z.object({ file: desk.sourceFile.nullable() }) },
  /** Makes a workspace from such a copy. */
  'workspaces.restore': { input: z.object({ source: desk.handle, name }), output: job },

  'batches.list': { input: nothing, output: z.object({ batches: z.array(batch.batchLine) }) },
  'batch.read': { input: batchRef, output: batch.batchView },
  'batch.charts': { input: batchRef, output: batch.batchCharts },
  /** The log, newest first: from its end, from below an entry, or from around one. */
  'batch.events': {
    input: batchRef.extend({
      topic: events.eventTopic.optional(),
      before: events.eventId.optional(),
      around: events.eventId.optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: events.eventsPage,
  },
  'batch.rejects': { input: batchRef, output: z.object({ rejects: z.array(batch.reject), total: count }) },
  /** Runs what is open; with `rest` also the rows that a sample left out. Refused while another process runs it. */
  'batch.start': {
    input: batchRef.extend({ rest: z.boolean(), settings: batch.runSettings.partial().optional() }),
    output: nothing,
  },
  /** Calls in flight are awaited, with `now` dropped. */
  'batch.pause': { input: batchRef.extend({ now: z.boolean() }), output: nothing },
  'batch.cancel': { input: batchRef.extend({ now: z.boolean() }), output: nothing },
  'batch.tune': { input: batchRef.extend({ tuning: batch.tuning }), output: nothing },

  'items.page': {
    input: batchRef.extend({
      view: item.itemsView,
      offset: count,
      limit: z.int().min(1).max(500),
      /** Columns of the source to read along. */
      columns: z.array(z.string()).max(50).optional(),
    }),
    output: z.object({ total: count, items: z.array(item.itemLine) }),
  },
  /** Where a row stands in a view, counted from 0, and who is beside it. */
  'items.place': {
    input: itemRef.extend({ view: item.itemsView }),
    output: z.object({
      index: count.nullable(),
      total: count,
      before: count.nullable(),
      after: count.nullable(),
    }),
  },
  /** Remembers which columns are shown, for all batches of this pipeline over such a table; null: the usual ones. */
  'columns.keep': {
    input: batchRef.extend({ columns: z.string().max(8_000).nullable() }),
    output: nothing,
  },
  /** By name. */
  'views.list': {
    input: saved.newView.pick({ pipeline: true }),
    output: z.object({ views: z.array(saved.savedView) }),
  },
  /** Refused where a view has this name already. */
  'views.save': { input: saved.newView, output: saved.viewRef },
  'views.change': { input: saved.viewChange, output: nothing },
  /** Gives back what it was, so that it can be saved again. */
  'views.delete': { input: saved.viewRef, output: saved.savedView.omit({ id: true }) },
  'item.read': { input: itemRef, output: item.itemDetail },
  /** Stores other values for the pipeline's fields, and runs the row again with them. The source row stays. */
  'item.editInput': {
    input: itemRef.extend({ fields: z.record(z.string(), z.string().max(1_048_576)) }),
    output: nothing,
  },
  /** The operator's own answer. It is checked like a model's; the message says what is wrong with it. */
  'item.override': {
    input: itemRef.extend({ output: z.record(z.string(), z.unknown()), reason }),
    output: nothing,
  },
  'item.accept': { input: itemRef.extend({ reason: reason.nullable() }), output: nothing },

  /** What looks odd in the results, as it was found last. */
  'smells.read': { input: batchRef, output: smellsView },
  /** Looks through all results once more. A check that is under way here is joined. Nothing is sent anywhere. */
  'smells.check': { input: batchRef, output: job },

  'failures.groups': { input: batchRef, output: z.object({ groups: z.array(item.failureGroup) }) },
  /** Failed rows with this cause are taken as they are: skipped. */
  'failures.skip': {
    input: batchRef.extend({ fingerprint: z.string().max(500) }),
    output: z.object({ rows: count }),
  },
  /** What a retry covers and costs. Changes nothing. */
  'retry.quote': {
    input: batchRef.extend({ scope: item.retryScope, models: batch.runSettings.shape.models.optional() }),
    output: z.object({
      rows: count,
      /** Those of them that have an answer: the new one takes its place. */
      answered: count,
      /** Rows in the scope that cannot start there. */
      impossible: count,
      /** Rows that are open anyway, and run along. */
      open: count,
      costNanoUsd: price,
    }),
  },
  /** Puts rows back to work and runs them. Refused when it is not the number of rows that the operator saw. */
  'retry.run': {
    input: batchRef.extend({
      scope: item.retryScope,
      expectedRows: count,
      settings: batch.runSettings
        .pick({ models: true, concurrency: true, maxOutputTokens: true })
        .partial()
        .optional(),
    }),
    output: z.object({ rows: count }),
  },

  /** Desktop: the system's dialog; null when it was closed. On the web the page uploads instead. */
  'source.choose': { input: nothing, output: z.object({ file: desk.sourceFile.nullable() }) },
  /** The 200 tickets that come with the product. */
  'source.sample': { input: nothing, output: desk.sourceFile },
  'source.read': {
    input: sourceRef.extend({ mapping: z.record(z.string(), z.string()) }),
    output: desk.sourceView,
  },
  /** Reads the whole file and imports nothing. */
  'source.check': {
    input: sourceRef.extend({
      mapping: z.record(z.string(), z.string()),
      /** Who is to be asked; whoever usually is, where it is left out. */
      asking: asking.optional(),
    }),
    output: job,
  },
  'source.saveRejects': {
    input: sourceRef,
    output: z.object({ shown: z.string().nullable(), downloads: desk.exported.shape.downloads }),
  },
  'source.import': {
    input: sourceRef.extend({
      mapping: z.record(z.string(), z.string()),
      name: z.string().trim().min(1).max(200),
      settings: batch.runSettings.partial(),
      /** Runs only so many rows, spread evenly over the table; the rest is skipped until it is started. */
      sample: z.int().positive().nullable(),
      /** Answered by the practice model, also where a key is set. */
      isPractice: z.boolean(),
      duplicates: duplicatesChoice.optional(),
    }),
    output: job,
  },

  /** Comes back when the job differs from `version`, or when the time is over. */
  'job.read': { input: job.extend({ version: count, waitMs }), output: desk.jobView },
  'job.cancel': { input: job, output: nothing },

  'export.plan': {
    input: batchRef.extend({ rows: desk.exportRows, format: desk.exportFormat }),
    output: desk.exportPlan,
  },
  /** Desktop: the system's dialog, with `ask` false a place of our choice; null when it was closed. */
  'export.target': {
    input: z.object({ fileName: z.string().min(1).max(200), ask: z.boolean() }),
    output: z.object({ target: desk.exportTarget.nullable() }),
  },
  'export.run': {
    input: batchRef.extend({
      rows: desk.exportRows,
      format: desk.exportFormat,
      /** null: all. */
      columns: z.array(z.string()).min(1).nullable(),
      target: desk.handle,
      overwrite: z.boolean(),
    }),
    output: job,
  },

  /** What was paid, or with `isPractice` what practice would have cost at list prices. */
  'costs.read': {
    input: z.object({ period: z.enum(cost.costPeriods), isPractice: z.boolean() }),
    output: cost.costsView,
  },
  'prices.list': { input: nothing, output: z.object({ models: z.array(cost.priceLine) }) },
  /** The operator's own price from today on, for the next quote and the next start. What was spent stays as it is. */
  'prices.set': {
    input: z.object({ model: z.string().max(300), bands: z.array(cost.typedBand).min(1).max(8) }),
    output: nothing,
  },
  /** Back to the price that came with Millrace; a model that the operator added is gone. */
  'prices.forget': { input: z.object({ model: z.string().max(300) }), output: nothing },

  'settings.read': { input: nothing, output: desk.settingsView },
  'settings.write': { input: desk.settingsChange, output: desk.settingsView },
  /** Tests the key and keeps it when it works. It is never given back. */
  'key.set': { input: z.object({ key: z.string().min(1).max(500) }), output: desk.settingsView },
  'key.test': { input: nothing, output: desk.settingsView },
  'key.forget': { input: nothing, output: desk.settingsView },
  'models.list': { input: nothing, output: z.object({ models: z.array(desk.modelView) }) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>

/**
 * What a page sends with the name of a call: the workspace that it shows, and the input. Without a workspace only calls
 * about workspaces themselves (`workspaces.*`) and their jobs are answered.
 */
export const sentCall = z.strictObject({ workspace: z.string().max(200).nullable(), input: z.unknown() })
export type SentCall = z.infer<typeof sentCall>

/**
 * `usage`: the input or the state of things does not allow it, and the message is for the operator. `gone`: there is no
 * such workspace. `bug`: ours.
 */
export type CallError = { readonly kind: 'usage' | 'gone' | 'bug'; readonly message: string }

export type CallResult<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CallError }
