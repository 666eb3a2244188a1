import type { Command } from 'commander'
import type { Opening } from './openWorkspace.ts'
import type { Session } from './session.ts'

type Work = (session: Session) => number | Promise<number>

/** Does the work of a command in its workspace, and tells the exit code. `opening` is `find` when it is not given. */
export type InWorkspace = (command: Command, work: Work, opening?: Opening) => Promise<void>
