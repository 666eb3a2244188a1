import type { Command } from 'commander'
import { commaList, layoutOption, rowNumber } from '../flags.ts'
import type { InWorkspace } from '../inWorkspace.ts'

/** Commands that say what there is, and take it away. */
export function addReading(program: Command, inWorkspace: InWorkspace): void {
  addList(program, inWorkspace)
  addStatus(program, inWorkspace)
  addFailures(program, inWorkspace)
  addShow(program, inWorkspace)
  addExport(program, inWorkspace)
}

function addList(program: Command, inWorkspace: InWorkspace): void {
  const listing = program.command('list').description('Lists all batches, the newest first.')
  listing.action(() => inWorkspace(listing, async (session) => (await import('./list.ts')).list(session)))
}

function addStatus(program: Command, inWorkspace: InWorkspace): void {
  const status = program
    .command('status <id>')
    .option('--log', 'print what happened to the batch and why')
    .description('Says where every row of a batch is, and what it has cost. An ID may be `last`.')
  status.action((id: string) =>
    inWorkspace(status, async (session) => (await import('./status.ts')).status(id, status.opts(), session)),
  )
}

function addFailures(program: Command, inWorkspace: InWorkspace): void {
  const failing = program.command('failures <id>').description('Groups what failed by its cause.')
  failing.action((id: string) =>
    inWorkspace(failing, async (session) => (await import('./failures.ts')).failures(id, session)),
  )
}

function addShow(program: Command, inWorkspace: InWorkspace): void {
  const showing = program
    .command('show <id>')
    .argument('<item>', 'the row number', rowNumber)
    .description('Prints every artifact and call of one row.')
  showing.action((id: string, row: number) =>
    inWorkspace(showing, async (session) => (await import('./show.ts')).show(id, row, session)),
  )
}

function addExport(program: Command, inWorkspace: InWorkspace): void {
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
    ),
  )
}
