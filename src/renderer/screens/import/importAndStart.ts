import type { CallInput, CallOutput } from '../../../shared/contract.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { call } from '../../api.ts'

type Job = CallOutput<'job.read'>

interface Watch {
  readonly onBegun?: (job: string) => void
  readonly onProgress?: (job: Job) => void
}

const waitMs = 5_000

/** Imports and runs. Returns null when the import was cancelled; throws what it was refused for. */
export async function importAndStart(
  request: CallInput<'source.import'>,
  { onBegun, onProgress }: Watch = {},
): Promise<BatchId | null> {
  const { job } = await call('source.import', request)
  onBegun?.(job)
  let view = await call('job.read', { job, version: 0, waitMs: 0 })
  while (view.state === 'running') {
    onProgress?.(view)
    view = await call('job.read', { job, version: view.version, waitMs })
  }
  if (view.state === 'cancelled') return null
  if (view.result?.kind !== 'import')
    throw new Error(view.error ?? 'The import failed. Nothing was kept of it.')
  const { batchId } = view.result
  await call('batch.start', { batchId, rest: false }).catch(({ message }: Error) => {
    throw new Error(`The table was imported, but it does not run: ${message} Start it from its own page.`)
  })
  return batchId
}
