import { randomBytes } from 'node:crypto'
import type { CallOutput } from '../../../shared/contract.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { Clock } from '../../engine/clock.ts'
import { operatorSentence } from '../../operations/operatorSentence.ts'
import type { JobControl, JobResult, Jobs } from './desk.ts'

type JobView = CallOutput<'job.read'>
type Work = (control: JobControl) => Promise<JobResult>

/** Finished jobs can still be read; of those only the newest are kept. */
const keptWhenOver = 100

/** Runs work in the background. `onBug` hears of what is ours to mend; the operator hears that it went wrong. */
export function createJobs(clock: Clock, onBug: (error: unknown, name: string) => void): Jobs {
  const jobs = new Map<string, Job>()
  let isClosed = false
  const known = (handle: string): Job => {
    const job = jobs.get(handle)
    if (job) return job
    throw new UsageError('This task is not known any more. Start it once more.')
  }
  return {
    start(work) {
      if (isClosed) throw new UsageError('Millrace is closing, so nothing was started.')
      const job = new Job(work, onBug)
      jobs.set(job.view.job, job)
      void job.ended.then(() => forgetOldest(jobs))
      return job.view.job
    },
    async read(handle, version, waitMs) {
      const job = known(handle)
      if (job.view.version === version && job.view.state === 'running') await job.news(waitMs, clock)
      return job.view
    },
    cancel: (handle) => known(handle).cancel(),
    running: () => [...jobs.values()].filter(({ view }) => view.state === 'running').length,
    async close() {
      isClosed = true
      for (const job of jobs.values()) job.cancel()
      await Promise.all([...jobs.values()].map(({ ended }) => ended))
    },
  }
}

function forgetOldest(jobs: Map<string, Job>): void {
  const over = [...jobs.values()].filter(({ view }) => view.state !== 'running')
  for (const { view } of over.slice(0, -keptWhenOver)) jobs.delete(view.job)
}

class Job {
  view: JobView = {
    job: randomBytes(16).toString('base64url'),
    version: 1,
    state: 'running',
    isCounting: false,
    done: 0,
    total: null,
    result: null,
    error: null,
  }
  /** Never rejects. */
  readonly ended: Promise<void>
  readonly #stop = new AbortController()
  readonly #readers = new Set<AbortController>()

  constructor(work: Work, onBug: (error: unknown, name: string) => void) {
    this.ended = this.#run(work, onBug)
  }

  cancel(): void {
    this.#stop.abort(new UsageError('This was cancelled.'))
  }

  /** Resolves with the next change, or when the time is over. */
  async news(waitMs: number, clock: Clock): Promise<void> {
    const woken = new AbortController()
    this.#readers.add(woken)
    await clock.sleep(waitMs, woken.signal)
    this.#readers.delete(woken)
  }

  async #run(work: Work, onBug: (error: unknown, name: string) => void): Promise<void> {
    const { signal } = this.#stop
    const moved = (isCounting: boolean) => (done: number, total: number | null) =>
      this.#change({ isCounting, done, total })
    const control = { signal, counting: moved(true), progress: moved(false) }
    try {
      // Not before the caller has the handle.
      await Promise.resolve()
      signal.throwIfAborted()
      this.#change({ state: 'done', result: await work(control) })
    } catch (error) {
      if (signal.aborted) this.#change({ state: 'cancelled' })
      else this.#change({ state: 'failed', error: sentenceFor(error, onBug) })
    }
  }

  #change(change: Partial<JobView>): void {
    this.view = { ...this.view, ...change, version: this.view.version + 1 }
    for (const reader of this.#readers) reader.abort()
  }
}

function sentenceFor(error: unknown, onBug: (error: unknown, name: string) => void): string {
  const sentence = operatorSentence(error)
  if (sentence !== null) return sentence
  onBug(error, 'job')
  return 'Millrace has made a mistake in this task. Nothing stored was lost.'
}
