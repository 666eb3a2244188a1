import type { Batch } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { openRest } from '../../operations/run/openRest.ts'
import { readyToRun } from '../../operations/run/readyToRun.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { SettingsChange } from '../../operations/run/batchSettings.ts'
import { cancelBatch, keepPaused, pauseBatch } from '../../operations/run/stop.ts'
import { tuneBatch } from '../../operations/run/tune.ts'
import { batchViewOf } from '../batch/batchViewOf.ts'
import { inTransaction } from '../../store/connection/inTransaction.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { operatorAt } from '../desk/operatorAt.ts'
import { providerFor, requireKey } from '../runs/providerFor.ts'

type BatchDesk = Pick<Desk, 'app' | 'host' | 'runs' | 'settings'>
type BatchCalls =
  | 'batch.read'
  | 'batch.rejects'
  | 'batch.start'
  | 'batch.pause'
  | 'batch.cancel'
  | 'batch.tune'

/** A page shows so many rejected rows. */
const rejectsShown = 1_000
/** Calls in flight may take minutes. The batch stops all the same; the page hears of it as of any change. */
const patienceMs = 10_000

/** One batch: how it stands, and what the operator does with it. */
export function batchHandlers(desk: BatchDesk): Pick<Handlers, BatchCalls> {
  const { app } = desk
  const { store } = app
  const by = operatorAt(desk)
  return {
    'batch.read': ({ batchId }) => batchViewOf(requireBatch(store, batchId), providerFor(desk), app),
    'batch.rejects': ({ batchId }) => {
      const total = store.totals(requireBatch(store, batchId)).seal.rejected
      return { rejects: store.rejects.first(batchId, rejectsShown), total }
    },
    'batch.start': async ({ batchId, rest, settings }) => {
      const batch = requireBatch(store, batchId)
      if (desk.runs.list().includes(batchId)) await widen(batch, rest, settings ?? {}, desk)
      else await requireReady(batch, rest, settings ?? {}, desk)
      await desk.runs.start(batchId)
      return {}
    },
    'batch.pause': async ({ batchId, now }) => {
      const batch = requireBatch(store, batchId)
      if (desk.runs.waiting().includes(batchId)) keepPaused(batch, app, by)
      else await pauseBatch(batch, { now, by, patienceMs }, app)
      return {}
    },
    'batch.cancel': async ({ batchId, now }) => {
      await cancelBatch(requireBatch(store, batchId), { now, by, patienceMs }, app)
      return {}
    },
    'batch.tune': ({ batchId, tuning }) => {
      tuneBatch(requireBatch(store, batchId), tuning, app, by)
      return {}
    },
  }
}

/** It runs here: rows can join it, its settings stay. */
async function widen({ id }: Batch, rest: boolean, settings: SettingsChange, desk: BatchDesk): Promise<void> {
  if (Object.values(settings).some((value) => value !== undefined))
    throw new UsageError(`Batch ${id} is running. Pause it to change its settings.`)
  if (rest)
    await openRest(id, { app: desk.app, by: operatorAt(desk) }, (write) =>
      inTransaction(desk.app.store, write),
    )
}

async function requireReady(
  batch: Batch,
  rest: boolean,
  settings: SettingsChange,
  desk: BatchDesk,
): Promise<void> {
  const provider = batch.settings.provider ?? providerFor(desk)
  requireKey(provider, desk)
  const request = { change: { ...settings, provider }, rest, by: operatorAt(desk) }
  const state = await readyToRun(batch, request, desk.app)
  if (state === 'ready') return
  throw new UsageError(
    state === 'complete'
      ? `Batch ${batch.id} is complete. There is nothing left to run.`
      : `Batch ${batch.id} was cancelled and does not go on. What was answered is kept.`,
  )
}
