import type { Command } from 'commander'
import type { Opening, Session } from './session.ts'

type Work = (session: Session) => number | Promise<number>

/** Makes what a command does when it is called: `work` in its workspace, and the exit code is told. Default: `find`. */
export type InWorkspace = (command: Command, work: Work, opening?: Opening) => () => Promise<void>
