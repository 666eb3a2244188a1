import type { BatchId } from '../../shared/ids.ts'
import { rowMapper } from '../../shared/field.ts'
import { findPipeline } from '../pipelines/registry.ts'
import type { Lease } from '../store/leases.ts'
import type { Control } from './control.ts'
import { Lane } from './lane.ts'
import { outputFormat } from './outputFormat.ts'
import type { EngineDeps, RunDeps } from './runDeps.ts'

/** Asking again, and raising the output limit, at most this often per rung. */
const maxAsks = 2
const maxRaises = 2

/** Gathers what the stages of one run share. */
export function runDepsFor(batchId: BatchId, lease: Lease, deps: EngineDeps, control: Control): RunDeps {
  const batch = deps.store.batches.get(batchId)!
  const pipeline = findPipeline(batch.pipeline)
  const { models, maxRetries } = batch.settings
  const defaultResponse = batch.settings.defaultResponse && pipeline.defaultResponse !== null
  return {
    ...deps,
    batch,
    pipeline,
    policy: { models, defaultResponse, maxRetries, maxAsks, maxRaises },
    lease,
    control,
    mapRow: rowMapper(batch.source.mapping, batch.source.columns),
    laneFor: lanes(batchId, batch.settings.concurrency, deps, control),
    schema: outputFormat(pipeline.reply),
    inFlight: new Map(),
    systemTextName: remembered((text) => deps.store.artifacts.putSystemText(text)),
  }
}

function lanes(batchId: BatchId, ceiling: number, { store, clock }: EngineDeps, { signal }: Control) {
  const onChange = (message: string) =>
    store.events.add(batchId, { at: clock.now(), kind: 'limiter', message })
  return remembered((model) => new Lane({ model, ceiling, clock, signal, onChange }))
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
