import type { CallOutput } from '../../../shared/contract.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { App } from '../../app.ts'
import type { StoredSettings } from '../../settingsFile.ts'
import type { KeyTest } from '../settings/keyTest.ts'

/** What the handlers work with: an open workspace, and what the host around it can do. */
export interface Desk {
  readonly app: App
  readonly host: 'desktop' | 'web'
  readonly version: string
  readonly runs: Runs
  readonly changes: ChangeFeed
  readonly jobs: Jobs
  readonly checks: Checks
  readonly files: Files
  readonly settings: Settings
  /** Says to the pages of all workspaces that something changed which they have in common. */
  announceToAll(): void
}

/** The batches that this process runs. */
export interface Runs {
  /** Resolves when the batch runs, rejects with UsageError when it cannot. How it ends stands in the store. */
  start(batchId: BatchId): Promise<void>
  /** Ids of the batches under way here. */
  list(): readonly BatchId[]
  /** Ids of the batches begun here that paused without a network: they go on by themselves when it is back. */
  waiting(): readonly BatchId[]
  /** Looks at once whether the network is back: the machine woke, or says that it is connected. */
  lookForNetwork(): void
  /** Pauses all of them as interrupted and waits for the calls in flight. */
  close(): Promise<void>
}

/** Says when a workspace differs from what a reader has seen. */
export interface ChangeFeed {
  /** Answers with the version there is: at once when it is another one, else when it changes or the time is over. */
  after(version: number, waitMs: number): Promise<number>
  /** Something changed that is not in the workspace file. */
  announce(): void
  /** Answers all who wait. */
  close(): void
}

export type JobResult = NonNullable<CallOutput<'job.read'>['result']>

/** What a job says and hears. */
export interface JobControl {
  readonly signal: AbortSignal
  /** Rows that it has found, before the first is worked on. */
  counting(done: number, total: number): void
  /** `total` null: not known. */
  progress(done: number, total: number | null): void
}

/** Work that takes a while: import, check, export, a retry of many rows. */
export interface Jobs {
  /**
   * Returns the job's handle at once. UsageError becomes its error; a job that is cancelled leaves nothing, or
   * its result says what it leaves.
   */
  start(work: (control: JobControl) => Promise<JobResult>): string
  /** Waits for news after `version`. */
  read(job: string, version: number, waitMs: number): Promise<CallOutput<'job.read'>>
  cancel(job: string): void
  /** How many are under way. */
  running(): number
  close(): Promise<void>
}

/** Checks of results that run in this process, one a batch. */
export interface Checks {
  /** Returns the job's handle. A check of this batch that is under way is joined. */
  start(batchId: BatchId): string
  /** The job of the check that is under way, or of one that went wrong; null: there is neither. */
  job(batchId: BatchId): string | null
}

export interface SourceFile {
  readonly path: string
  /** As the operator knows it. */
  readonly fileName: string
  readonly bytes: number
  /** The page sent it: what we keep is a copy. */
  readonly isUpload?: boolean
}

/** Files by handle: the page never sees a path, and never gives one. */
export interface Files {
  /** Registers a file that the operator chose, uploaded or that came with the product. */
  addSource(file: SourceFile): string
  /** Throws UsageError for a handle that is not known (any more). */
  source(handle: string): SourceFile
  /** Removes an upload that has become a batch; other files are the operator's. */
  doneWith(handle: string): void
  addTarget(path: string): string
  target(handle: string): string
  /** The system's dialogs; null when closed, and always null on the web. */
  chooseSource(): Promise<string | null>
  chooseBackup(): Promise<string | null>
  chooseTarget(fileName: string): Promise<string | null>
  /** Where an export goes unless the operator says otherwise. */
  defaultTarget(fileName: string): string
  /** How the operator reads that place. */
  shownPath(path: string): string
  /** Offers a finished file for one download; null where files are at their place already. */
  offer(path: string): { readonly name: string; readonly url: string } | null
  close(): void
}

/** What is kept between starts, and the key. */
export interface Settings {
  read(): StoredSettings
  write(change: Partial<StoredSettings>): void
  readonly secrets: Secrets
  /** How the key did when it was last tested, from whichever workspace; null: not since it was set. */
  lastTest(): KeyTest | null
  tested(test: KeyTest | null): void
}

/** Where the API key is. It is never given to anybody but the model's client. */
export interface Secrets {
  readonly keptIn: 'keychain' | 'memory'
  key(): string | null
  set(key: string): void
  forget(): void
}
