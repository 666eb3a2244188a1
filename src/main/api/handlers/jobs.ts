import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'

/** Work that takes a while: how far it is, and its end ahead of time. */
export function jobsHandlers({ jobs }: Pick<Desk, 'jobs'>): Pick<Handlers, 'job.read' | 'job.cancel'> {
  return {
    'job.read': ({ job, version, waitMs }) => jobs.read(job, version, waitMs),
    'job.cancel': ({ job }) => {
      jobs.cancel(job)
      return {}
    },
  }
}
