import { Command, Option } from 'commander'
import { stageNames } from '../../shared/stage.ts'
import {
  budget,
  collected,
  commaList,
  latency,
  layoutOption,
  rowList,
  rowNumber,
  wholeNumber,
  withImportFlags,
  withRunFlags,
  withTargetFlags,
  withTuneFlags,
} from './flags.ts'
import type { GlobalFlags, Machine, Session } from './session.ts'

type Work = (session: Session) => number | Promise<number>

/**
 * All commands with their flags and help. What a command does is loaded when it runs, so that help comes at once.
 * `end` gets the exit code.
 */
export function createProgram(machine: Machine, version: string, end: (code: number) => void): Command {
  const { terminal } = machine
  const program = new Command('millrace')
    .description('Runs an LLM pipeline over every row of a table. Nothing paid is ever lost.')
    .version(version)
    .option('--workspace <name>', 'the workspace to work in', 'default')
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

  const inWorkspace = (command: Command, work: Work) => async (): Promise<void> => {
    const { inSession } = await import('./session.ts')
    end(await inSession(command.optsWithGlobals<GlobalFlags>(), machine, work))
  }
  addRunning(program, inWorkspace)
  addSteering(program, inWorkspace)
  addReading(program, inWorkspace)
  addTotals(program, inWorkspace)
  addDoctor(program, machine, inWorkspace, end)
  addPracticeServer(program, machine, end)
  return program
}

type InWorkspace = (command: Command, work: Work) => () => Promise<void>

function addRunning(program: Command, inWorkspace: InWorkspace): void {
  const run = withTargetFlags(withRunFlags(withImportFlags(program.command('run <file>'))))
    .summary('import a table, run it to the end, print the summary')
    .description('Imports a table, runs it to the end and prints the summary.')
    .addHelpText('after', runExamples)
  run.action((file: string) =>
    inWorkspace(run, async (session) => (await import('./run.ts')).run(file, run.opts(), session))(),
  )

  const importing = withImportFlags(program.command('import <file>'))
    .option('--force', 'overwrite the file of --rejects')
    .description('Imports a table and runs nothing. Prints the batch id and the rejected rows.')
  importing.action((file: string) =>
    inWorkspace(importing, async (session) =>
      (await import('./import.ts')).importOnly(file, importing.opts(), session),
    )(),
  )

  const starting = withTargetFlags(withRunFlags(program.command('start <id>'))).description(
    'Runs an imported batch; after --sample, the rows that the sample left out.',
  )
  starting.action((id: string) =>
    inWorkspace(starting, async (session) =>
      (await import('./resume.ts')).start(id, starting.opts(), session),
    )(),
  )

  const resuming = withTargetFlags(withRunFlags(program.command('resume <id>'))).description(
    'Goes on with a batch that was paused or interrupted. What is done is not done again.',
  )
  resuming.action((id: string) =>
    inWorkspace(resuming, async (session) =>
      (await import('./resume.ts')).resume(id, resuming.opts(), session),
    )(),
  )

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
    )(),
  )
}

function addSteering(program: Command, inWorkspace: InWorkspace): void {
  const pausing = program
    .command('pause <id>')
    .option('--now', 'drop the calls in flight instead of waiting for them; they may have been paid')
    .description('Pauses a batch that this or another process is running.')
  pausing.action((id: string) =>
    inWorkspace(pausing, async (session) => (await import('./stop.ts')).pause(id, pausing.opts(), session))(),
  )

  const cancelling = program
    .command('cancel <id>')
    .option('--now', 'drop the calls in flight instead of waiting for them; they may have been paid')
    .description('Ends a batch for good. What was answered is kept, the other rows are cancelled.')
  cancelling.action((id: string) =>
    inWorkspace(cancelling, async (session) =>
      (await import('./stop.ts')).cancel(id, cancelling.opts(), session),
    )(),
  )

  const tuning = withTuneFlags(program.command('tune <id>'))
    .description('Changes a batch while it runs, or before it goes on. It takes effect within two seconds.')
    .addHelpText('after', tuneExamples)
  tuning.action((id: string) =>
    inWorkspace(tuning, async (session) => (await import('./tune.ts')).tune(id, tuning.opts(), session))(),
  )
}

function addReading(program: Command, inWorkspace: InWorkspace): void {
  const listing = program.command('list').description('Lists all batches, the newest first.')
  listing.action(() => inWorkspace(listing, async (session) => (await import('./list.ts')).list(session))())

  const status = program
    .command('status <id>')
    .option('--log', 'print what happened to the batch and why')
    .description('Says where every row of a batch is, and what it has cost. An ID may be `last`.')
  status.action((id: string) =>
    inWorkspace(status, async (session) =>
      (await import('./status.ts')).status(id, status.opts(), session),
    )(),
  )

  const failing = program.command('failures <id>').description('Groups what failed by its cause.')
  failing.action((id: string) =>
    inWorkspace(failing, async (session) => (await import('./failures.ts')).failures(id, session))(),
  )

  const showing = program
    .command('show <id>')
    .argument('<item>', 'the row number', rowNumber)
    .description('Prints every artifact and call of one row.')
  showing.action((id: string, row: number) =>
    inWorkspace(showing, async (session) => (await import('./show.ts')).show(id, row, session))(),
  )

  const exporting = program
    .command('export <id>')
    .requiredOption('--out <file>', 'a .csv, .jsonl or .xlsx file; with --layout files, a folder')
    .addOption(layoutOption('files: one folder for each item, {workspace}/{pipeline}/{item}'))
    .option('--columns <names>', 'only these columns, separated by commas', commaList)
    .option('--only <status>', 'only rows with this status, for example complete, failed, default')
    .option('--force', 'overwrite a file that exists, or replace the folder of an older export')
    .description('Writes the table with its answers, or a folder for each row, and a manifest beside it.')
  exporting.action((id: string) =>
    inWorkspace(exporting, async (session) =>
      exporting.opts<{ layout: string }>().layout === 'files'
        ? (await import('./exportFolder.ts')).exportFolder(id, exporting.opts(), session)
        : (await import('./export.ts')).exportTable(id, exporting.opts(), session),
    )(),
  )
}

function addTotals(program: Command, inWorkspace: InWorkspace): void {
  const pipelines = program.command('pipelines').description('Lists the pipelines.')
  pipelines.action(() =>
    inWorkspace(pipelines, async (session) => (await import('./pipelines.ts')).listPipelines(session))(),
  )
  const workspaces = program.command('workspaces').description('Lists the workspaces.')
  workspaces.action(() =>
    inWorkspace(workspaces, async (session) => (await import('./workspaces.ts')).workspaces(session))(),
  )
  const cost = program
    .command('cost')
    .option(
      '--max-per-day <usd>',
      'no batch of this workspace spends more in a UTC day; none takes it away',
      budget,
    )
    .option('--max-total <usd>', 'nothing in this workspace spends more in all; none takes it away', budget)
    .description('Adds up what was spent, by day, pipeline and model, and sets budgets for the workspace.')
  cost.action(() =>
    inWorkspace(cost, async (session) => (await import('./cost.ts')).cost(cost.opts(), session))(),
  )
}

function addDoctor(
  program: Command,
  machine: Machine,
  inWorkspace: InWorkspace,
  end: (code: number) => void,
): void {
  const doctor = program
    .command('doctor')
    .description('Checks data folder, database, key and connection.')
    .option('--set-aside', 'move a damaged workspace aside and put its newest backup in its place')
  const check = inWorkspace(doctor, async (session) => (await import('./doctor.ts')).doctor(session))
  doctor.action(async () => {
    const flags = doctor.optsWithGlobals<GlobalFlags & { setAside?: boolean }>()
    if (!flags.setAside) return check()
    end((await import('./setAside.ts')).setAsideDamaged(flags, machine))
  })
}

const maxPort = 65_535

function addPracticeServer(program: Command, { terminal }: Machine, end: (code: number) => void): void {
  const serving = program
    .command('practice-server')
    .description(
      'Serves the practice model: the Messages API on 127.0.0.1, at no cost, with faults on request.',
    )
    .option('--port <n>', 'the port; 0 takes a free one', wholeNumber(0, maxPort), 0)
    .option('--fault <spec>', 'a fault, for example 529:0.1 (repeatable)', collected)
    .option('--latency <ms>', 'ms per answer: 120, or a median and a 95th percentile: 120,350', latency, 0)
    .option('--rpm <n>', 'requests per minute and model', wholeNumber(1, 1e9))
    .option('--itpm <n>', 'input tokens per minute and model', wholeNumber(1, 1e9))
    .option('--otpm <n>', 'output tokens per minute and model', wholeNumber(1, 1e9))
    .option('--seed <n>', 'for faults by chance', wholeNumber(0, 2 ** 31), 1)
    .addHelpText('after', faultExamples)
  serving.action(async () => {
    const { practiceServer } = await import('./practiceServer.ts')
    end(await practiceServer(serving.optsWithGlobals(), terminal))
  })
}

const examples = `
Examples:
  millrace run tickets.csv --out results.csv     with a key: real answers; without: the practice model
  millrace run tickets.csv --sample 20           20 rows first, then: millrace start last
  millrace failures last                         what failed, and why
  millrace retry last --dry-run                  what a retry would cost
  millrace resume last                           go on after Ctrl+C or a crash

Exit codes: 0 complete; 3 some rows failed or got the default response; 4 paused; 130 interrupted;
2 wrong usage or bad input; 1 anything else.`

const runExamples = `
Examples:
  millrace run tickets.csv --out results.xlsx
  millrace run mails.jsonl --map body=text --map subject=title
  millrace run tickets.csv --model claude-opus-5-5 --fallback claude-haiku-5-5 --default-response on`

const tuneExamples = `
Examples:
  millrace tune last --concurrency 32
  millrace tune last --rpm 600 --max-cost 20
  millrace tune last --rpm none                  only the limits of the API hold`

const retryExamples = `
Examples:
  millrace retry last --kind overloaded          one kind of failure
  millrace retry last --items 3,17 --from parse  two rows, from their stored responses, at no cost
  millrace retry last --kind default             ask the models for rows that got the default`

const faultExamples = `
Faults: KIND, then where: :SHARE by chance, @FROM-TO by number, @FROMs-TOs by seconds, %N every Nth,
~TEXT by text; then /MODEL.
  529:0.1                     one request in ten is overloaded
  401@5-                      the fifth request and all later ones are refused
  500@5s-20s/claude-opus-5-5  an outage of one model
  wrong-enum%7                every seventh reply is wrong`
