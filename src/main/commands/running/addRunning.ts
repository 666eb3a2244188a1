import { Option } from 'commander'
import type { Command } from 'commander'
import { stageNames } from '../../../shared/stage.ts'
import type { ImportFlags } from './importFlags.ts'
import { rowList, withImportFlags, withRunFlags, withTargetFlags } from '../flags.ts'
import type { InWorkspace } from '../inWorkspace.ts'

/** Commands that make batches and run them. */
export function addRunning(program: Command, inWorkspace: InWorkspace): void {
  addRun(program, inWorkspace)
  addImport(program, inWorkspace)
  addStart(program, inWorkspace)
  addResume(program, inWorkspace)
  addRetry(program, inWorkspace)
}

function addRun(program: Command, inWorkspace: InWorkspace): void {
  const run = withTargetFlags(withRunFlags(withImportFlags(program.command('run <file>'))))
    .summary('import a table, run it to the end, print the summary')
    .description('Imports a table, runs it to the end and prints the summary.')
    .addHelpText('after', runExamples)
  run.action(async (file: string) => {
    await (await import('./openSource.ts')).requireSource(file, run.opts<ImportFlags>().layout)
    await inWorkspace(
      run,
      async (session) => (await import('./run.ts')).run(file, run.opts(), session),
      'makeLater',
    )
  })
}

const runExamples = `
Examples:
  millrace run tickets.csv --out results.xlsx
  millrace run mails.jsonl --map body=text --map subject=title
  millrace run tickets.csv --model claude-opus-5-5 --fallback claude-haiku-5-5 --default-response on`

function addImport(program: Command, inWorkspace: InWorkspace): void {
  const importing = withImportFlags(program.command('import <file>'))
    .option('--force', 'overwrite the file of --rejects')
    .description('Imports a table and runs nothing. Prints the batch id and the rejected rows.')
  importing.action(async (file: string) => {
    await (await import('./openSource.ts')).requireSource(file, importing.opts<ImportFlags>().layout)
    await inWorkspace(
      importing,
      async (session) => (await import('./import.ts')).importOnly(file, importing.opts(), session),
      'makeLater',
    )
  })
}

function addStart(program: Command, inWorkspace: InWorkspace): void {
  const starting = withTargetFlags(withRunFlags(program.command('start <id>'))).description(
    'Runs an imported batch; after --sample, the rows that the sample left out.',
  )
  starting.action((id: string) =>
    inWorkspace(starting, async (session) =>
      (await import('./resume.ts')).start(id, starting.opts(), session),
    ),
  )
}

function addResume(program: Command, inWorkspace: InWorkspace): void {
  const resuming = withTargetFlags(withRunFlags(program.command('resume <id>'))).description(
    'Goes on with a batch that was paused or interrupted. What is done is not done again.',
  )
  resuming.action((id: string) =>
    inWorkspace(resuming, async (session) =>
      (await import('./resume.ts')).resume(id, resuming.opts(), session),
    ),
  )
}

function addRetry(program: Command, inWorkspace: InWorkspace): void {
  const retrying = withTargetFlags(withRunFlags(program.command('retry <id>')))
    .description('Runs again what failed, or exactly what the flags say. The cost is said first.')
    .addOption(new Option('--from <stage>', 'start again from this stage').choices(stageNames))
    .option('--kind <kind>', 'only this kind of failure; `default` for rows with the default response')
    .option('--items <rows>', 'only these rows, for example 3,17', rowList)
    .option('--dry-run', 'say how many rows and how much, and run nothing')
    .addHelpText('after', retryExamples)
  retrying.action((id: string) =>
    inWorkspace(retrying, async (session) =>
      (await import('./retry.ts')).retry(id, retrying.opts(), session),
    ),
  )
}

const retryExamples = `
Examples:
  millrace retry last --kind overloaded          one kind of failure
  millrace retry last --items 3,17 --from parse  two rows, from their stored responses, at no cost
  millrace retry last --kind default             ask the models for rows that got the default`
