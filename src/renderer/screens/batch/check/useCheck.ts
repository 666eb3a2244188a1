import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract.ts'
import type { BatchId } from '../../../../shared/ids.ts'
import type { JobView } from '../../../../shared/views/deskViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { cancelJob, useJob } from '../../../parts/useJob.ts'

export type Smells = CallOutput<'smells.read'>

/** The check of a batch: what was found last, and what is under way. */
export interface Checking {
  /** undefined: not read yet. */
  readonly smells: Smells | undefined
  readonly error: string | null
  /** A check is under way. */
  readonly isChecking: boolean
  /** How far it is, as soon as that is known. */
  readonly job: JobView | null
  readonly start: () => void
  readonly cancel: () => void
}

export function useCheck(batchId: BatchId): Checking {
  const { value: smells, error } = useLive('smells.read', { batchId })
  const [refusal, setRefusal] = useState<string | null>(null)
  const refused = ({ message }: Error): void => setRefusal(message)
  const handle = smells?.job ?? null
  const job = useJob(handle)
  const start = (): void => {
    setRefusal(null)
    void call('smells.check', { batchId }).catch(refused)
  }
  const cancel = (): void => {
    if (handle !== null) void cancelJob(handle).catch(refused)
  }
  return {
    smells,
    error: refusal ?? error ?? job?.error ?? null,
    isChecking: handle !== null && (job === null || job.state === 'running'),
    job,
    start,
    cancel,
  }
}
