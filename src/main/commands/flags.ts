import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { providers } from '../../shared/batch.ts'
import { nanoPerUsd } from '../../shared/money.ts'
import { duplicatesChoices } from '../../shared/views/importViews.ts'
import { layouts } from './layouts.ts'
import type { Latency } from '../llm/practice/latency.ts'

/** A whole number in a range, said in the words of the flag. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}

/** A flag that may be given several times. */
export function collected(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

export function commaList(text: string): string[] {
  return text.split(',').map((part) => part.trim())
}

const maxPort = 65_535

/** 0 takes a free one. */
export const portNumber = wholeNumber(0, maxPort)

const maxRow = 2 ** 32 - 1

export function rowNumber(text: string): number {
  return wholeNumber(1, maxRow)(text)
}

export function rowList(text: string): number[] {
  return commaList(text).map(rowNumber)
}

/** `120` for a fixed time in ms, `120,350` for a median and a 95th percentile. */
export function latency(text: string): Latency {
  const [p50, p95] = commaList(text).map(wholeNumber(0, 600_000))
  if (p95 === undefined) return p50!
  if (p95 >= p50! && p50! > 0) return { p50: p50!, p95 }
  throw new InvalidArgumentError(
    'It must be one time in ms, or a median and a higher 95th percentile: 120,350.',
  )
}

/** Whether rows are lines of a table or folders. */
export function layoutOption(description: string): Option {
  return new Option('--layout <name>', description).choices(layouts).default('table')
}

/** How a file is read: `run` and `import`. */
export function withImportFlags(command: Command): Command {
  return command
    .option('--pipeline <name>', 'the pipeline to run', 'ticket-classifier')
    .option('--map <field=column>', 'which column fills a field of the pipeline (repeatable)', collected)
    .addOption(layoutOption('files: one folder for each item, {workspace}/{pipeline}/{item}'))
    .option('--encoding <name>', 'the encoding of the file, when detection is wrong')
    .option('--delimiter <character>', 'the delimiter of the file, when detection is wrong')
    .option('--sheet <name>', 'the sheet of an XLSX file (default: the first)')
    .option('--rejects <file>', 'write the rejected rows to this file')
    .option('--limit <n>', 'import only the first n rows', rowNumber)
    .option('--sample <n>', 'import all rows, run n of them spread over the table', rowNumber)
    .addOption(
      new Option(
        '--duplicates <what>',
        'rows with the content of an earlier one: share its answer, or skip them (default: share; with --no-cache each is asked)',
      ).choices(duplicatesChoices),
    )
    .option('--name <text>', 'a name for the batch (default: the file name)')
}

/** A cap, or that there is to be none: commander takes null for a flag without a value. */
export type Cap = number | 'none'

function capped(text: string): Cap {
  return text === 'none' ? text : wholeNumber(1, 1e9)(text)
}

/** Dollars as nano-dollars: `2.50`. */
export function budget(text: string): Cap {
  if (text === 'none') return text
  const usd = Number(text.replace(/^\$/, ''))
  if (/^\$?\d*\.?\d+$/.test(text) && usd > 0 && usd <= 1e6) return Math.round(usd * nanoPerUsd)
  throw new InvalidArgumentError('It must be an amount in dollars such as 2.50, or none.')
}

/** What can be changed while a batch runs: also `tune`. */
export function withTuneFlags(command: Command): Command {
  return command
    .option('--concurrency <n>', 'most calls in flight per model (default: 16)', wholeNumber(1, 1_000))
    .option('--rpm <n>', 'most requests per minute and model; the API says its own limits', capped)
    .option('--itpm <n>', 'most input tokens per minute and model', capped)
    .option('--otpm <n>', 'most output tokens per minute and model', capped)
    .option('--max-cost <usd>', 'pause before this batch costs more; it is never passed', budget)
}

/** How a batch is run: `run`, `start`, `resume` and `retry`. */
export function withRunFlags(command: Command): Command {
  return withTuneFlags(command)
    .addOption(
      new Option('--provider <name>', 'who answers (default: anthropic with a key, else practice)').choices(
        providers,
      ),
    )
    .option('--model <id>', 'the first model; alone, it is the only one')
    .option('--fallback <id>', 'the next model when the one before fails (repeatable)', collected)
    .addOption(
      new Option('--default-response <on|off>', 'answer with the default when every model fails').choices([
        'on',
        'off',
      ]),
    )
    .option('--max-retries <n>', 'repeats after a transient failure (default: 3)', wholeNumber(0, 100))
    .option('--timeout-ms <n>', 'most time for one call (default: 120000)', wholeNumber(1, 3_600_000))
    .option('--no-cache', 'ask every row anew, also when its answer is known')
}

/** Where the results go when a run is complete. */
export function withTargetFlags(command: Command): Command {
  return command
    .option('--out <file>', 'write the results to this .csv, .jsonl or .xlsx file')
    .option('--force', 'overwrite a file that exists')
}
