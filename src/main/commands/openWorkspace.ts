import { UsageError } from '../../shared/usageError.ts'
import { sizeText } from '../../shared/words/sizeText.ts'
import type { App, AppConfig } from '../app.ts'
import { createApp } from '../app.ts'
import type { Clock } from '../engine/clock.ts'
import { openLog } from '../log.ts'
import { sizeOf, takesLongToOpen } from '../store/workspaceFile/inspect.ts'
import { dataDirOf, hasWorkspace, requireFolder, usualWorkspace, workspacePath } from '../workspaces.ts'
import type { Terminal } from './terminal.ts'

/** The flags that every command takes. */
export interface GlobalFlags {
  readonly workspace: string
  readonly dataDir?: string
  readonly json?: boolean
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

/** What a session has open: `make` puts the real workspace in the place of the one in memory. */
export interface Opened {
  readonly app: App
  make(): void
}

export function openWorkspace(flags: GlobalFlags, machine: Machine, opening: Opening): Opened {
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
