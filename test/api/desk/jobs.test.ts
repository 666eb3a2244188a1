import { expect, test } from 'vitest'
import { UsageError } from '../../../src/shared/usageError.ts'
import type { JobControl, JobResult } from '../../../src/main/api/desk/desk.ts'
import { createJobs } from '../../../src/main/api/desk/jobs.ts'
import type { BatchId } from '../../../src/shared/ids.ts'
import { systemClock } from '../../../src/main/systemClock.ts'

const result: JobResult = { kind: 'import', batchId: 1 as BatchId }
const longMs = 10_000

function opened() {
  const bugs: unknown[] = []
  return { jobs: createJobs(systemClock, (error) => bugs.push(error)), bugs }
}

/** Ends only when it is cancelled. */
function untilCancelled({ signal }: JobControl): Promise<JobResult> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
}

test('a job tells its progress, and its result when it is done', async () => {
  const { jobs } = opened()
  const gate = Promise.withResolvers<void>()
  const job = jobs.start(async (control) => {
    control.progress(500, null)
    await gate.promise
    return result
  })
  const begun = await jobs.read(job, 1, longMs)
  expect(begun).toMatchObject({ state: 'running', done: 500, total: null, result: null })
  const news = jobs.read(job, begun.version, longMs)
  gate.resolve()
  expect(await news).toMatchObject({ state: 'done', result })
})

test('whoever asks about a job that is over is answered at once', async () => {
  const { jobs } = opened()
  const job = jobs.start(async () => result)
  const { version } = await jobs.read(job, 1, longMs)
  expect((await jobs.read(job, version, longMs)).state).toBe('done')
})

test('a reader gets what there is when nothing happens in time', async () => {
  const { jobs } = opened()
  const job = jobs.start(untilCancelled)
  expect((await jobs.read(job, 1, 0)).state).toBe('running')
  await jobs.close()
})

test('what the operator can mend is said in its sentence, and a mistake of ours is not repeated', async () => {
  const { jobs, bugs } = opened()
  const refused = jobs.start(() => Promise.reject(new UsageError('The file is empty.')))
  expect(await jobs.read(refused, 1, longMs)).toMatchObject({ state: 'failed', error: 'The file is empty.' })
  expect(bugs).toEqual([])
  const bug = new Error('secret detail')
  const broken = jobs.start(() => Promise.reject(bug))
  expect((await jobs.read(broken, 1, longMs)).error).toContain('Millrace has made a mistake')
  expect(bugs).toEqual([bug])
})

test('a job that is cancelled has no result and no error', async () => {
  const { jobs } = opened()
  const job = jobs.start(untilCancelled)
  await jobs.read(job, 1, 0)
  jobs.cancel(job)
  expect(await jobs.read(job, 1, longMs)).toMatchObject({ state: 'cancelled', result: null, error: null })
})

test('closing cancels what runs and waits for it', async () => {
  const { jobs } = opened()
  let isOver = false
  jobs.start((control) => untilCancelled(control).finally(() => void (isOver = true)))
  await new Promise(setImmediate)
  await jobs.close()
  expect(isOver).toBe(true)
  expect(() => jobs.start(async () => result)).toThrow('Millrace is closing')
})

test('a job that nobody started is not known', async () => {
  const { jobs } = opened()
  await expect(jobs.read('guessed', 0, 0)).rejects.toThrow('This task is not known')
  expect(() => jobs.cancel('guessed')).toThrow('This task is not known')
})
