import type { Batch } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { App } from '../app.ts'
import { createApp } from '../app.ts'
import type { Clock } from '../engine/clock.ts'
import { dataDirOf } from '../workspaces.ts'
import type { Terminal } from './terminal.ts'

/** The flags that every command takes. */
export interface GlobalFlags {
  readonly workspace: string
  readonly dataDir?: string
  readonly json?: boolean
}

/** What a command works with. */
export interface Session {
  readonly app: App
  readonly terminal: Terminal
  readonly isJson: boolean
  /** A note for people on stderr: stdout belongs to the result. */
  readonly note: (sentence: string) => void
  /** Prints the one JSON document of this command. */
  readonly printJson: (document: object) => void
}

export interface Machine {
  readonly terminal: Terminal
  readonly clock: Clock
  readonly chance: () => number
  readonly platform: NodeJS.Platform
}

/** Opens the workspace for one command and closes it afterwards. */
export async function inSession<T>(
  flags: GlobalFlags,
  { terminal, clock, chance, platform }: Machine,
  command: (session: Session) => T | Promise<T>,
): Promise<T> {
  const { env } = terminal
  const dataDir = dataDirOf(flags.dataDir, env, platform)
  const app = createApp({ dataDir, workspace: flags.workspace, env, clock, chance })
  try {
    return await command({
      app,
      terminal,
      isJson: flags.json ?? false,
      note: (sentence) => terminal.err(`${sentence}\n`),
      printJson: (document) => terminal.out(`${JSON.stringify(document, null, 2)}\n`),
    })
  } finally {
    app.close()
  }
}

/** The batch that an ID on the command line means: its number, or `last`. */
export function findBatch({ app }: Session, id: string): Batch {
  const found = id === 'last' ? app.store.batches.list()[0] : byNumber(app, id)
  if (found) return found
  const where = `in the workspace "${app.config.workspace}"`
  throw new UsageError(
    id === 'last'
      ? `There is no batch yet ${where}. Make one with: millrace run FILE`
      : `There is no batch "${id}" ${where}. See: millrace list`,
  )
}

function byNumber(app: App, id: string): Batch | undefined {
  if (!/^\d{1,9}$/.test(id)) return undefined
  const batch = app.store.batches.get(Number(id) as BatchId)
  return batch && batch.sourceRows > 0 ? batch : undefined
}
