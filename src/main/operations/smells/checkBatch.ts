import { setImmediate } from 'node:timers/promises'
import type { Batch } from '../../../shared/batch.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { Finding, SmellReport } from '../../../shared/views/smellViews.ts'
import { severities } from '../../../shared/views/smellViews.ts'
import type { App } from '../../app.ts'
import { outputFieldsOf } from '../../pipelines/outputFields.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import { inMemory } from '../../store/connection/database.ts'
import type { Store } from '../../store/open.ts'
import { pagesOfRows } from '../../store/items/pagesOfRows.ts'
import { rowReader } from './seenRow.ts'
import type { Found, SeenRow, Smell } from './smell.ts'
import { smells } from './smells.ts'

export interface CheckControl {
  readonly signal?: AbortSignal
  /** Rows gone through, of so many. */
  readonly progress?: (done: number, total: number) => void
}

/** Between two pages the process does what else it has to do. */
const pageRows = 250
/** Rows of findings that are held before they are stored. */
const heldRows = 20_000

/**
 * Looks through the results of a batch for what is odd, as they are at one moment, and keeps the report with the rows of
 * each finding. A first pass counts; a second one, where something was found, picks the rows. Nothing is sent anywhere.
 * Throws the signal's reason when that aborts; the report before it then stands.
 */
export async function checkBatch(batch: Batch, app: App, control: CheckControl = {}): Promise<SmellReport> {
  const { store } = app
  if (store.db.name === inMemory) return checkSeen(batch, store, app, control)
  const seen = store.snapshot()
  try {
    return await checkSeen(batch, seen, app, control)
  } finally {
    seen.close()
  }
}

async function checkSeen(
  batch: Batch,
  seen: Store,
  { store, config }: App,
  control: CheckControl,
): Promise<SmellReport> {
  const at = config.clock.now()
  const check = store.checks.begin(batch.id, seen.checks.mark(batch.id), at)
  try {
    const report = await look(batch, { store, seen, check, at, control })
    store.checks.finish(batch.id, check, JSON.stringify(report))
    return report
  } catch (error) {
    store.checks.abandon(check)
    throw error
  }
}

/** The report that is kept; null: there is none, or its batch is another one by now. */
export function currentReport(batch: Batch, { store }: App): SmellReport | null {
  const kept = store.checks.newest(batch.id)
  return kept?.mark === store.checks.mark(batch.id) ? (JSON.parse(kept.report) as SmellReport) : null
}

interface Looking {
  readonly store: Store
  /** One moment of the workspace. */
  readonly seen: Store
  readonly check: number
  readonly at: number
  readonly control: CheckControl
}

async function look(batch: Batch, looking: Looking): Promise<SmellReport> {
  const totals = looking.seen.totals(batch)
  const fields = outputFieldsOf(findPipeline(batch.pipeline))
  const watches = smells.flatMap((smell) => {
    const watch = smell.watch({ fields, totals })
    return watch ? [{ smell, watch }] : []
  })
  const rows = totals.seal.sourceRows - totals.seal.rejected
  let answered = 0
  await eachRow(batch, looking, { from: 0, rows }, (row) => {
    if (row.output) answered++
    for (const { watch } of watches) watch.see(row)
  })
  const verdicts = watches.map(({ smell, watch }) => ({ smell, ...watch.verdict() }))
  const found = verdicts.flatMap((verdict) =>
    verdict.found.map((one) => ({ ...one, name: nameOf(verdict.smell, one) })),
  )
  const counts = await pick(batch, looking, found, rows)
  return {
    at: looking.at,
    answered,
    findings: found
      .map((one) => findingOf(one, counts))
      .filter((one) => one !== null)
      .toSorted(worstFirst),
    looked: verdicts.map(({ smell, looked }) => ({ smell: smell.name, title: smell.title, said: looked })),
  }
}

async function eachRow(
  batch: Batch,
  { seen, control }: Looking,
  { from, rows }: { readonly from: number; readonly rows: number },
  see: (row: SeenRow) => void,
): Promise<void> {
  const read = rowReader(batch)
  let done = 0
  for (const page of pagesOfRows(seen.db, batch.id, pageRows)) {
    for (const row of page) see(read(row))
    done += page.length
    control.progress?.(from + done, rows * 2)
    await setImmediate()
    control.signal?.throwIfAborted()
  }
}

type NamedFound = Found & { readonly name: string }

function nameOf(smell: Smell, { of }: Found): string {
  return of === undefined ? smell.name : `${smell.name}:${of}`
}

/** Stores the rows of what was found, and counts them. */
async function pick(
  batch: Batch,
  looking: Looking,
  found: readonly NamedFound[],
  rows: number,
): Promise<ReadonlyMap<string, number>> {
  const { store, check } = looking
  const picking = found.flatMap(({ name, rows: picks }) =>
    typeof picks === 'function' ? [{ name, picks, held: [] as ItemId[], count: 0 }] : [],
  )
  if (picking.length === 0) return new Map()
  const save = (one: (typeof picking)[number]): void => {
    store.checks.addRows(check, one.name, one.held)
    one.held = []
  }
  await eachRow(batch, looking, { from: rows, rows }, (row) => {
    for (const one of picking) {
      if (!one.picks(row)) continue
      one.count++
      if (one.held.push(row.id) >= heldRows) save(one)
    }
  })
  for (const one of picking) save(one)
  return new Map(picking.map(({ name, count }) => [name, count]))
}

function findingOf(found: NamedFound, counts: ReadonlyMap<string, number>): Finding | null {
  const { name, severity, said, why, rows, when } = found
  const count = typeof rows === 'function' ? counts.get(name)! : rows.count
  if (typeof rows === 'function' && count === 0) return null
  const filter = typeof rows === 'function' ? { smell: name } : rows.filter
  return { smell: name, severity, said: sentence(said(count)), why, rows: count, filter, when: when ?? null }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function worstFirst(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.rows - a.rows
}
