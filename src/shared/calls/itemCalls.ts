import { z } from 'zod'
import { batchRef } from '../views/batchViews.ts'
import * as item from '../views/itemViews.ts'
import * as saved from '../views/savedViews.ts'
import { count } from '../views/measures.ts'
import type { Calls } from './call.ts'
import { nothing } from './call.ts'

const itemRef = batchRef.extend({ row: count })
const reason = z.string().trim().min(3, 'Say why, in a few words.').max(2_000)

/** Calls about the items of a batch, one by one and as a table. */
export const itemCalls = {
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
  /** The rows from one place of a view to another, counted from 0, both with. */
  'items.span': {
    input: batchRef.extend({ view: item.itemsView, first: count, last: count }),
    output: z.object({ rows: item.rowSpans }),
  },
  /** How far the words of the batch are read, which its first search does: the last row. */
  'search.reached': { input: batchRef, output: z.object({ row: count }) },
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
  /** Takes back the answer that the row had before it was run again. */
  'item.keepEarlier': { input: itemRef, output: nothing },
  /** Refused where the row has changed since. */
  'item.undoKeep': { input: itemRef, output: nothing },
  'item.accept': { input: itemRef.extend({ reason: reason.nullable() }), output: nothing },
} as const satisfies Calls
