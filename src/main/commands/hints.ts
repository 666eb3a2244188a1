import { usualWorkspace } from '../workspaces.ts'
import { quoted } from './startedAs.ts'

export interface Place {
  /** How this program was started: `millrace`, or `node bin/millrace.js`. */
  readonly startedAs: string
  readonly workspace: string
  /** Only when it was given on the command line; the environment is still there for the next command. */
  readonly dataDir: string | undefined
}

/**
 * Sentences name commands as `millrace resume 1`, wherever in the program they are written. This makes of them what can
 * be typed as it stands, in the place where the operator is.
 */
export function hintsFor({ startedAs, workspace, dataDir }: Place): (text: string) => string {
  const flags = [
    dataDir !== undefined && `--data-dir ${quoted(dataDir)}`,
    workspace !== usualWorkspace && `--workspace ${quoted(workspace)}`,
  ]
  const program = [startedAs, ...flags.filter(Boolean)].join(' ')
  return (text) => text.replaceAll(/(?<![\w./\\-])millrace (?=[a-z])/g, () => `${program} `)
}
