import { z } from 'zod'
import * as cost from '../views/costViews.ts'
import * as desk from '../views/deskViews.ts'
import * as files from '../views/fileViews.ts'
import { handle } from '../views/handle.ts'
import { count } from '../views/measures.ts'
import * as workspaces from '../views/workspacesViews.ts'
import { batchId } from '../views/batchViews.ts'
import type { Calls } from './call.ts'
import { job, nothing, waitMs } from './call.ts'

const { workspaceName: name } = workspaces

/** Calls about the desk itself: workspaces, what has changed, settings, the key, what was spent. */
export const deskCalls = {
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
  /** Moves a damaged file aside for its newest backup, or for an empty workspace. Refused where it is sound. */
  'workspaces.setAside': { input: z.object({ name }), output: workspaces.setAside },
  'workspaces.putBack': { input: z.object({ id: z.string().max(300), name }), output: z.object({ name }) },
  /** Desktop: the system's dialog; null when it was closed. */
  'workspaces.target': { input: z.object({ name }), output: z.object({ target: handle.nullable() }) },
  /** Writes a whole copy, also while batches run. */
  'workspaces.backUp': { input: z.object({ name, target: handle }), output: job },
  /** Desktop: the system's dialog; null when it was closed. On the web the page uploads instead. */
  'workspaces.choose': { input: nothing, output: z.object({ file: files.sourceFile.nullable() }) },
  /** Makes a workspace from such a copy. */
  'workspaces.restore': { input: z.object({ source: handle, name }), output: job },

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
} as const satisfies Calls
