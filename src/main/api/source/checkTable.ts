import { hash } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import type { Mapping } from '../../../shared/field.ts'
import { rowMapper } from '../../../shared/field.ts'
import type { Reject } from '../../../shared/table.ts'
import type { SourceCheck } from '../../../shared/views/importViews.ts'
import type { AskedRows } from '../../engine/cost/estimateTable.ts'
import { promptLength, promptOf } from '../../engine/cost/estimateTable.ts'
import { contentDigestOf } from '../../import/rows/contentKey.ts'
import type { Entry } from '../../import/entry.ts'
import { ListedRows } from '../../import/rows/listedRows.ts'
import { repeatedIdsSaid, withoutTextSaid } from '../../import/rows/oddRows.ts'
import type { Table } from '../../import/readTable.ts'
import { SeenContents } from '../../import/rows/seenContents.ts'
import type { Pipeline, Prompt } from '../../pipelines/pipeline.ts'
import type { JobControl } from '../desk/desk.ts'
import { DuplicateGroups } from './duplicateGroups.ts'

const rejectsShown = 200
/** So many rows are looked up one by one. Beyond, a looked up row speaks for those after it: a key takes its time. */
const rowsLookedUp = 20_000
const rowsSpokenFor = 20

type Counted =
  | 'rows'
  | 'rejected'
  | 'rejects'
  | 'withoutText'
  | 'oddities'
  | 'duplicates'
  | 'duplicateGroups'
  | 'answered'

export interface CheckedTable extends Pick<SourceCheck, Counted> {
  /** The rows that a model could be asked about. */
  readonly each: AskedRows
  /** Those of them that it will be: each content once, and none that was answered before. */
  readonly once: AskedRows
}

interface CheckOptions {
  readonly mapping: Mapping
  readonly pipeline: Pipeline
  /** Whether the answer to a prompt is there already. */
  readonly isAnswered: (prompt: Prompt) => boolean
}

/** Reads all rows as an import would and keeps none. `rows` are those of the file, the rejected ones among them. */
export async function checkTable(
  table: Table,
  options: CheckOptions,
  control: JobControl,
): Promise<CheckedTable> {
  const findings = new Findings(table, options)
  for await (const page of table.entries()) {
    control.signal.throwIfAborted()
    for (const entry of page) findings.add(entry)
    control.progress(findings.rows, null)
    await breath()
  }
  return findings.checked()
}

/** What was found so far. It grows by some 60 bytes a row, whatever the texts are. */
class Findings {
  rows = 0
  readonly #rejects: Reject[] = []
  #rejected = 0
  readonly #withoutText = new ListedRows()
  readonly #seen = new SeenContents()
  readonly #ids = new SeenContents()
  #repeatedIds = 0
  readonly #groups = new DuplicateGroups()
  #answered = 0
  #lookedAt = 0
  #wasAnswered = false
  readonly #each = { rows: 0, characters: 0 }
  readonly #once = { rows: 0, characters: 0 }
  readonly #options
  readonly #mapRow

  constructor({ columns }: Table, options: CheckOptions) {
    this.#options = options
    this.#mapRow = rowMapper(options.mapping, columns)
  }

  add(entry: Entry): void {
    this.rows++
    if (entry.kind === 'row') this.#addRow(entry)
    else if (this.#rejected++ < rejectsShown) this.#rejects.push(entry.reject)
  }

  #addRow({ row, cells }: Extract<Entry, { kind: 'row' }>): void {
    const { pipeline } = this.#options
    const mapped = this.#mapRow(cells)
    this.#addId(mapped['id'], row)
    const first = this.#seen.firstWith(contentDigestOf(pipeline.acquire(mapped), row), row)
    if (first !== null) this.#groups.add(first, row)
    const prompt = promptOf(mapped, pipeline)
    if (prompt === null) return this.#withoutText.add(row)
    count(this.#each, prompt)
    if (first !== null) return
    if (this.#isAnswered(prompt)) this.#answered++
    else count(this.#once, prompt)
  }

  #addId(id: string | undefined, row: number): void {
    if (id && this.#ids.firstWith(hash('sha256', id, 'buffer'), row) !== null) this.#repeatedIds++
  }

  #isAnswered(prompt: Prompt): boolean {
    const number = this.#lookedAt++
    if (number < rowsLookedUp || number % rowsSpokenFor === 0)
      this.#wasAnswered = this.#options.isAnswered(prompt)
    return this.#wasAnswered
  }

  checked(): CheckedTable {
    return {
      rows: this.rows,
      rejected: this.#rejected,
      rejects: this.#rejects,
      withoutText: this.#withoutText.total,
      oddities: this.#oddities(),
      duplicates: this.#groups.rows,
      duplicateGroups: this.#groups.shown(),
      answered: this.#answered,
      each: this.#each,
      once: this.#once,
    }
  }

  #oddities(): string[] {
    const { mapping, pipeline } = this.#options
    return [
      ...(this.#withoutText.total > 0 ? [withoutTextSaid(this.#withoutText, mapping, pipeline)] : []),
      ...(this.#repeatedIds > 0 ? [repeatedIdsSaid(this.#repeatedIds)] : []),
    ]
  }
}

function count(asked: { rows: number; characters: number }, prompt: Prompt): void {
  asked.rows++
  asked.characters += promptLength(prompt)
}
