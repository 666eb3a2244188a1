import { setImmediate as breath } from 'node:timers/promises'
import { UsageError } from '../../shared/usageError.ts'
import type { App } from '../app.ts'
import { errorFields } from '../log.ts'
import type { Removal } from '../operations/halfImports.ts'
import { removingHalfImports } from '../operations/halfImports.ts'
import { operatorSentence } from '../operations/operatorSentence.ts'
import { StorageTrouble, storageTroubleOf } from '../store/connection/storageTrouble.ts'
import { hintsFor } from './hints.ts'
import { Interrupted } from './interrupted.ts'
import type { GlobalFlags, Machine, Opened, Opening } from './openWorkspace.ts'
import { openWorkspace } from './openWorkspace.ts'
import type { Terminal } from './terminal.ts'

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
