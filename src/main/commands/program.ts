import { Command } from 'commander'
import { usualWorkspace } from '../workspaces.ts'
import { addDoctor } from './doctor/addDoctor.ts'
import { addPracticeServer } from './serving/addPracticeServer.ts'
import { addReading } from './reading/addReading.ts'
import { addRunning } from './running/addRunning.ts'
import { addServe } from './serving/addServe.ts'
import { addSteering } from './steering/addSteering.ts'
import { addTotals } from './totals/addTotals.ts'
import type { InWorkspace } from './inWorkspace.ts'
import type { GlobalFlags, Machine } from './openWorkspace.ts'

/**
 * All commands with their flags and help. What a command does is loaded when it runs, so that help comes at once.
 * `end` gets the exit code.
 */
export function createProgram(machine: Machine, version: string, end: (code: number) => void): Command {
  const { terminal } = machine
  const program = new Command('millrace')
    .description('Runs an LLM pipeline over every row of a table. Nothing paid is ever lost.')
    .version(version)
    .option('--workspace <name>', 'the workspace to work in; no spaces in its name', usualWorkspace)
    .option(
      '--data-dir <dir>',
      'where workspaces are kept (default: MILLRACE_DATA_DIR, else the app data folder)',
    )
    .option('--json', 'print one JSON document on stdout and nothing else there')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('Run it with --help to see what it takes.')
    .exitOverride()
    .addHelpText('after', examples)

  const inWorkspace: InWorkspace = async (command, work, opening) => {
    const { inSession } = await import('./session.ts')
    end(await inSession(command.optsWithGlobals<GlobalFlags>(), machine, opening ?? 'find', work))
  }
  addRunning(program, inWorkspace)
  addSteering(program, inWorkspace)
  addReading(program, inWorkspace)
  addTotals(program, inWorkspace)
  addDoctor(program, machine, inWorkspace, end)
  addServe(program, machine, end)
  addPracticeServer(program, machine, end)
  return program
}

const examples = `
Examples:
  millrace run tickets.csv --out results.csv     with a key: real answers; without: the practice model
  millrace run tickets.csv --sample 20           20 rows first: what would the rest cost? Then: millrace start last
  millrace run tickets.csv --max-cost 10         pause before it costs more than $10
  millrace failures last                         what failed, and why
  millrace retry last --dry-run                  what a retry would cost
  millrace resume last                           go on after Ctrl+C, a pause or a crash
  millrace tune last --rpm 600                   change what a running batch may take
  millrace cost --max-per-day 20                 what was spent; a budget for each day

(Not installed? Type node bin/millrace.js for millrace.)

Exit codes: 0 complete; 3 some rows failed or got the default response; 4 paused; 130 interrupted;
2 wrong usage or bad input; 1 anything else.`
