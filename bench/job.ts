import type { Limits } from './server/limiter.ts'
import type { Counts } from './server/model.ts'

const contenders = ['bare', 'files', 'raw', 'millrace', 'import'] as const
export type Contender = (typeof contenders)[number]

/** One run of one contender in a process of its own. */
export interface Job {
  readonly contender: Contender
  readonly url: string
  /** Fresh and empty. */
  readonly folder: string
  readonly tickets: number
  readonly concurrency: number
  /** Whether tickets differ widely in length. */
  readonly spreadTickets: boolean
  /** What Millrace is told of the server's limits; null lets it learn them from the headers. */
  readonly limits: Limits | null
  /** Watches the event loop; that costs some CPU itself. */
  readonly watchLoop: boolean
}

/** What a contender says of its run. Loading, making tickets and importing them are not part of it. */
export interface RunReport {
  readonly items: number
  readonly complete: number
  readonly ms: number
  /** Of this process, all threads. */
  readonly cpuMs: number
  /** Of the whole process, import included. */
  readonly peakRssMb: number
  /** 99th percentile in ms; null where it was not watched. */
  readonly loopDelayMs: number | null
}

/** A run as seen from both sides. */
export interface Run extends RunReport {
  readonly server: Counts
}
