import type { BatchSettings } from '../../shared/batch.ts'
import { formatUsdShort } from '../../shared/money.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { TuneFlags } from './runSettings.ts'
import { requirePrices, tunedWith } from './runSettings.ts'
import type { Session } from './session.ts'
import { findBatch } from './session.ts'
import { operator } from './stop.ts'

/** `millrace tune ID`: changes what a batch may take. A process that runs it looks at its settings twice a second. */
export function tune(id: string, flags: TuneFlags, session: Session): number {
  const { store, config } = session.app
  const { id: batchId, settings, status } = findBatch(session, id)
  if (status === 'complete' || status === 'cancelled')
    throw new UsageError(`Batch ${batchId} is ${status}. There is nothing left to tune.`)
  const tuned = tunedWith(flags, settings)
  requirePrices(tuned, session.app)
  const changes = changesBetween(settings, tuned)
  if (changes.length === 0)
    throw new UsageError(
      `Batch ${batchId} has these settings already. Say what to change, for example --rpm 600.`,
    )
  store.batches.setSettings(batchId, tuned)
  const message = `${changes.join(', ')}, by ${operator()}`
  store.events.add(batchId, { at: config.clock.now(), kind: 'tuned', message })
  if (session.isJson) session.printJson(store.status(store.batches.get(batchId)!))
  else session.terminal.out(`Batch ${batchId}: ${changes.join(', ')}.\n`)
  return 0
}

/** As people read them: `concurrency 16 -> 32`. */
function changesBetween(before: BatchSettings, after: BatchSettings): string[] {
  const [old, now] = [shown(before), shown(after)]
  return Object.keys(now)
    .filter((name) => old[name] !== now[name])
    .map((name) => `${name} ${old[name]} -> ${now[name]}`)
}

function shown({ concurrency, limits, maxCostNanoUsd }: BatchSettings): Record<string, string> {
  return {
    concurrency: cap(concurrency),
    'requests per minute': cap(limits.rpm),
    'input tokens per minute': cap(limits.itpm),
    'output tokens per minute': cap(limits.otpm),
    budget: maxCostNanoUsd === null ? 'none' : formatUsdShort(maxCostNanoUsd),
  }
}

function cap(value: number | null): string {
  return value === null ? 'none' : value.toLocaleString('en-US')
}
