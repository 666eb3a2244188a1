import type { Batch } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import { rowMapper } from '../../shared/field.ts'
import { facetsOf } from '../pipelines/facets.ts'
import { findPipeline } from '../pipelines/registry.ts'
import type { LimiterChange } from '../store/events/events.ts'
import type { Lease } from '../store/batches/leases.ts'
import type { Control } from './control.ts'
import { Lane } from './lane/lane.ts'
import { Lanes } from './lane/lanes.ts'
import { outputFormat } from './request/outputFormat.ts'
import { remembered } from './remembered.ts'
import type { EngineDeps, RunDeps } from './runDeps.ts'
import { Steering } from './steering.ts'

/** Asking again, and raising the output limit, at most this often per rung. */
const maxAsks = 2
const maxRaises = 2

/** Gathers what the stages of one run share. */
export function runDepsFor(batchId: BatchId, lease: Lease, deps: EngineDeps, control: Control): RunDeps {
  const batch = deps.store.batches.get(batchId)!
  const pipeline = findPipeline(batch.pipeline)
  const { models, maxRetries } = batch.settings
  const defaultResponse = batch.settings.defaultResponse && pipeline.defaultResponse !== null
  const lanes = lanesFor(batch, deps, control)
  const steering = new Steering(batch, deps, control, (tuned) => lanes.tune(tuned))
  return {
    ...deps,
    batch,
    pipeline,
    facets: facetsOf(pipeline),
    policy: { models, defaultResponse, maxRetries, maxAsks, maxRaises },
    lease,
    control,
    steering,
    mapRow: rowMapper(batch.source.mapping, batch.source.columns),
    laneFor: (model) => lanes.for(model),
    schema: outputFormat(pipeline.reply),
    inFlight: new Map(),
    cachedRungs: new Set(deps.store.cache.holdsAny(deps.endpoint) ? models.keys() : []),
    systemTextName: remembered((text: string) => deps.store.artifacts.putSystemText(text)),
  }
}

function lanesFor({ id, settings }: Batch, { store, clock }: EngineDeps, { signal }: Control): Lanes {
  const onChange = (message: string, data: LimiterChange) =>
    store.events.add(id, { at: clock.now(), kind: 'limiter', message, data })
  return new Lanes(settings, (model, { concurrency, limits }) => {
    return new Lane({ model, concurrency, limits, clock, signal, onChange })
  })
}
