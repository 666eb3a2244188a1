import { CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { UsageError } from '../shared/usageError.ts'
import { exitCodes } from './commands/exitCode.ts'
import { Interrupted } from './commands/interrupted.ts'
import { processTerminal } from './commands/processTerminal.ts'
import { createProgram } from './commands/program.ts'
import { startedAs } from './commands/startedAs.ts'
import { storageTroubleOf } from './store/connection/storageTrouble.ts'
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
    const { code, sentence } = endOf(error)
    if (!(error instanceof CommanderError)) terminal.err(`${sentence}\n`) // else it was said, with a hint
    const isJson = code !== exitCodes.complete && argv.includes('--json')
    if (isJson) terminal.out(`${JSON.stringify({ error: sentence }, null, 2)}\n`)
    return code
  }
}

/** Errors for people: one sentence. The stack is for developers who ask for it. */
function endOf(thrown: unknown): { readonly code: number; readonly sentence: string } {
  const error = storageTroubleOf(thrown) ?? thrown
  if (error instanceof CommanderError)
    return { code: error.exitCode === 0 ? exitCodes.complete : exitCodes.usage, sentence: misuse(error) }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  if (error instanceof UsageError) return { code: exitCodes.usage, sentence: message }
  if (error instanceof Interrupted) return { code: exitCodes.interrupted, sentence: message }
  const isAsked = process.env['MILLRACE_LOG'] === 'debug'
  return { code: exitCodes.bug, sentence: (isAsked && stack) || message }
}

function misuse({ code, message }: CommanderError): string {
  return code === 'commander.help' ? 'No command was given.' : message.replace(/^error: /, '')
}

process.exitCode = await main(process.argv.slice(2))
