import { setImmediate as breath } from 'node:timers/promises'
import type { Batch } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import { sizeText } from '../../shared/words/sizeText.ts'
import type { App, AppConfig } from '../app.ts'
import { createApp } from '../app.ts'
import type { Clock } from '../engine/clock.ts'
import { errorFields, openLog } from '../log.ts'
import type { Removal } from '../operations/halfImports.ts'
import { removingHalfImports } from '../operations/halfImports.ts'
import { operatorSentence } from '../operations/operatorSentence.ts'
import { StorageTrouble, storageTroubleOf } from '../store/connection/storageTrouble.ts'
import { sizeOf, takesLongToOpen } from '../store/workspaceFile/inspect.ts'
import { dataDirOf, hasWorkspace, requireFolder, usualWorkspace, workspacePath } from '../workspaces.ts'
import { hintsFor } from './hints.ts'
import { Interrupted } from './interrupted.ts'
import type { Terminal } from './terminal.ts'

/** The flags that every command takes. */
export interface GlobalFlags {
  readonly workspace: string
  readonly dataDir?: string
  readonly json?: boolean
}

/** What a command works with. */
export interface Session {
  /** A workspace that is to be made later is an empty one in memory until `make`: a refusal leaves no file. */
  readonly app: App
  /** Makes such a workspace. From then on, `app` is another one. */
  readonly make: () => void
  readonly terminal: Terminal
  readonly isJson: boolean
  /** Makes commands in a text such as can be typed here: see `hintsFor`. */
  readonly hinted: (text: string) => string
  /** A note for people on stderr, with its hints: stdout belongs to the result. */
  readonly note: (sentence: string) => void
  /** Prints the one JSON document of this command. */
  readonly printJson: (document: object) => void
}

export interface Machine {
  readonly terminal: Terminal
  readonly clock: Clock
  readonly chance: () => number
  readonly platform: NodeJS.Platform
  /** How this program was started: `millrace`, or `node bin/millrace.js`. */
  readonly startedAs: string
}

/**
 * What a command needs of its workspace. `make`: it is made when it is not there; `makeLater`: not before the command
 * asks for it. `find`: it has to be there, only the default one may be missing and is empty then. `none`: the command
 * does not look at it. Only the first two leave anything.
 */
export type Opening = 'make' | 'makeLater' | 'find' | 'none'

/** Opens the workspace for one command and closes it afterwards. */
export async function inSession<T>(
  flags: GlobalFlags,
  machine: Machine,
  opening: Opening,
  command: (session: Session) => T | Promise<T>,
): Promise<T> {
  const hinted = hintsFor({ dataDir: undefined, ...flags, startedAs: machine.startedAs })
  try {
    const opened = openWorkspace(flags, machine, opening)
    const removal = removingHalfImports(opened.app)
    try {
      const result = await command(sessionOf(opened, flags, machine.terminal, hinted))
      await endOf(removal, machine.terminal)
      return result
    } catch (error) {
      if (isBug(error)) opened.app.log.write('error', 'bug', errorFields(error))
      throw error
    } finally {
      await removal.stop()
      opened.app.close()
    }
  } catch (error) {
    throw withHints(error, hinted)
  }
}

/**
 * Its result is out: what is left of half an import goes now, else it would take its room for as long as no window is
 * opened. One that was refused or interrupted does not wait for it.
 */
async function endOf(removal: Removal, terminal: Terminal): Promise<void> {
  // Where there is nothing to remove, it is over by then.
  await breath()
  if (removal.isOver()) return
  terminal.err('Removing what an import left that was cut short. Ctrl+C leaves the rest for another time.\n')
  const stopListening = terminal.onInterrupt(() => void removal.stop())
  await removal.ended
  stopListening()
}

function isBug(error: unknown): boolean {
  return operatorSentence(error) === null && !(error instanceof Interrupted)
}

/** Bugs are thrown on as they are. */
function withHints(thrown: unknown, hinted: Session['hinted']): unknown {
  if (thrown instanceof UsageError) return new UsageError(hinted(thrown.message))
  const trouble = storageTroubleOf(thrown)
  return trouble ? new StorageTrouble(hinted(trouble.message), { cause: thrown }) : thrown
}

/** What a session has open: `make` puts the real workspace in the place of the one in memory. */
interface Opened {
  readonly app: App
  make(): void
}

function openWorkspace(flags: GlobalFlags, machine: Machine, opening: Opening): Opened {
  const { env } = machine.terminal
  const { workspace } = flags
  const dataDir = dataDirOf(flags.dataDir, env, machine.platform)
  requireFolder(dataDir)
  const exists = hasWorkspace(dataDir, workspace)
  if (opening === 'find' && !exists && workspace !== usualWorkspace)
    throw new UsageError(
      `There is no workspace "${workspace}" yet. It is made by the first import into it. See: millrace workspaces`,
    )
  let isPassing = opening === 'none' || (opening !== 'make' && !exists)
  if (exists && !isPassing) sayUpdate(workspacePath(dataDir, workspace), machine.terminal)
  const place = { dataDir, workspace, env }
  let app = openApp({ ...place, isPassing }, machine)
  return {
    get app() {
      return app
    },
    make() {
      if (opening !== 'makeLater' || !isPassing) return
      app.close()
      isPassing = false
      app = openApp({ ...place, isPassing }, machine)
    },
  }
}

/** Nothing can be said while it is done. */
function sayUpdate(path: string, terminal: Terminal): void {
  if (!takesLongToOpen(path)) return
  const size = sizeText(sizeOf(path).bytes)
  terminal.err(
    `Bringing this workspace (${size}) to the format of this version, after a backup. This can take a minute; it is done once.\n`,
  )
}

function openApp(
  place: Pick<AppConfig, 'dataDir' | 'workspace' | 'env' | 'isPassing'>,
  { clock, chance }: Machine,
): App {
  const { dataDir, env } = place
  const log = openLog({ dataDir, host: 'cli', level: env['MILLRACE_LOG'], now: () => clock.now() })
  return createApp({ ...place, clock, chance, log })
}

function sessionOf(
  opened: Opened,
  { json }: GlobalFlags,
  terminal: Terminal,
  hinted: Session['hinted'],
): Session {
  return {
    get app() {
      return opened.app
    },
    make: () => opened.make(),
    terminal,
    isJson: json ?? false,
    hinted,
    note: (sentence) => terminal.err(`${hinted(sentence)}\n`),
    printJson: (document) => terminal.out(`${JSON.stringify(document, null, 2)}\n`),
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
