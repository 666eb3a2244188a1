import type { AppConfig } from '../../app.ts'
import type { Desk, Files, Jobs, Settings } from './desk.ts'
import type { HandlersIn } from '../dispatch.ts'
import type { OpenDesk } from './openDesk.ts'

/** The workspaces of a data folder, as one process shows them: each is opened when a page first asks for it. */
export interface Desks {
  readonly config: AppConfig
  readonly host: Desk['host']
  readonly settings: Settings
  readonly files: Files
  /** Of work on workspaces as a whole. */
  readonly jobs: Jobs
  /**
   * Answers the calls of a page that shows this workspace, from it alone; null: the calls about workspaces themselves.
   * Makes none. Throws NoSuchWorkspace, and UsageError for one that cannot be opened.
   */
  readonly handlersIn: HandlersIn
  /** What is shown when no workspace is named: that of last time. Makes one only where there is none at all. */
  first(): string
  /** Makes and opens it. */
  make(workspace: string): void
  /** Those that are open. */
  open(): readonly OpenDesk[]
  /** How many batches run here: of one workspace, or of all. */
  readonly running: (workspace?: string) => number
  /** Closes a workspace for as long as `work` takes. Throws UsageError while something runs in it here. */
  whileClosed<T>(workspace: string, work: () => T): Promise<T>
  /** Pauses all that runs, and waits for the calls in flight. */
  pause(): Promise<void>
  close(): Promise<void>
  readonly isClosed: () => boolean
}
