import { CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { UsageError } from '../shared/usageError.ts'
import { exitCodes } from './commands/exitCode.ts'
import { Interrupted } from './commands/interrupted.ts'
import { processTerminal } from './commands/processTerminal.ts'
import { createProgram } from './commands/program.ts'
import { startedAs } from './commands/startedAs.ts'
import { storageTroubleOf } from './store/storageTrouble.ts'
import { systemClock } from './systemClock.ts'

/** The command line. Composition only: the machine's clock, chance and streams meet the commands here. */
async function main(argv: readonly string[]): Promise<number> {
  const terminal = processTerminal(process)
  let code: number = exitCodes.complete
  const machine = {
    terminal,
    clock: systemClock,
    chance: Math.random,
    platform: process.platform,
    startedAs: startedAs(process.argv[1] ?? '', process.cwd()),
  }
  const program = createProgram(machine, packageJson.version, (ended) => (code = ended))
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return codeFor(error, terminal.err)
  }
}

/** Errors for people: one sentence. The stack is for developers who ask for it. */
function codeFor(thrown: unknown, err: (text: string) => void): number {
  const error = storageTroubleOf(thrown) ?? thrown
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.complete : exitCodes.usage
  if (error instanceof UsageError) {
    err(`${error.message}\n`)
    return exitCodes.usage
  }
  if (error instanceof Interrupted) {
    err(`${error.message}\n`)
    return exitCodes.interrupted
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  err(`${process.env['MILLRACE_LOG'] === 'debug' ? stack : message}\n`)
  return exitCodes.bug
}

process.exitCode = await main(process.argv.slice(2))
