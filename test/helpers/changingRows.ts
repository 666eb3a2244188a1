import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { itemId } from '../../src/shared/ids.ts'
import type { AnswerSource, ItemState } from '../../src/shared/item.ts'
import { freshProgress } from '../../src/shared/item.ts'
import type { Cell } from '../../src/shared/table.ts'
import { commitItem } from '../../src/main/store/items/commitItem.ts'
import { inMemory } from '../../src/main/store/connection/database.ts'
import { inTransaction } from '../../src/main/store/connection/inTransaction.ts'
import type { Store } from '../../src/main/store/open.ts'
import { openStore } from '../../src/main/store/open.ts'
import { planRetry, reopen } from '../../src/main/store/items/reopen.ts'
import { skipFailed } from '../../src/main/store/items/skipFailed.ts'
import { stopBatch } from '../../src/main/store/batches/stopBatch.ts'
import type { PlainRow } from './naiveView.ts'

/** What becomes of a row. */
export type Change =
  | {
      readonly kind: 'answer'
      readonly by: AnswerSource
      readonly model: string
      readonly rung: number
      readonly facets: readonly Cell[]
    }
  | { readonly kind: 'fail'; readonly message: string }
  | { readonly kind: 'open'; readonly status: 'pending' | 'running' | 'waiting' }
  | { readonly kind: 'retry' | 'skip' | 'cancelAll' }

export interface Happening {
  readonly row: number
  readonly change: Change
  /** ms UTC */
  readonly at: number
  readonly attempts: number
  readonly costNanoUsd: number
}

export interface GivenRow {
  readonly words: readonly string[]
  /** Findings of a check that the row belongs to. */
  readonly smells: readonly string[]
}

const columns = ['urgency', 'category', 'confidence']

/** A batch behind another one with the same rows. What happens to it is done by the store, and written down beside it. */
export class ChangingRows {
  readonly store: Store
  readonly batch
  readonly rows: PlainRow[]

  constructor(given: readonly GivenRow[], now: number) {
    const owner = { name: randomUUID(), host: 'test', pid: 1, isAlive: () => false }
    this.store = openStore(inMemory, { owner, now: () => now })
    onTestFinished(() => this.store.close())
    insertRows(this.store, given)
    const id = insertRows(this.store, given)
    this.batch = { id, facets: columns }
    this.rows = given.map((row, index) => ({ ...row, state: fresh(id, index + 1), changedAt: 0, facets: {} }))
    this.#check()
    while (!this.store.search.takeIn(id, 16));
  }

  happen({ row, change, ...how }: Happening): void {
    switch (change.kind) {
      case 'answer':
        return this.#answer(row, change, how)
      case 'fail': {
        const failure = { stage: 'process', kind: 'overloaded', message: change.message } as const
        return this.#work(row, { status: 'failed', failure }, how)
      }
      case 'open':
        return this.#work(row, { status: change.status }, how)
      case 'retry':
        return this.#reopen(row, how.at)
      case 'skip':
        if (skipFailed(this.store, this.batch.id, [row], how.at) > 0)
          this.#note(row, { ...this.#state(row), status: 'skipped' }, how.at)
        return
      case 'cancelAll':
        return this.#cancelAll(how.at)
    }
  }

  #answer(
    row: number,
    { by, model, rung, facets }: Extract<Change, { kind: 'answer' }>,
    { at, ...counted }: Omit<Happening, 'row' | 'change'>,
  ): void {
    const done = { status: 'complete', checkpoint: 'complete', answeredBy: by, model, failure: null } as const
    const item = { ...this.#state(row), ...done, ...counted, progress: { ...freshProgress, rung } }
    this.#commit(row, item, at, facets)
  }

  /** Rows that are finished are put back to work first; those that were skipped or cancelled stay as they are. */
  #work(row: number, to: Partial<ItemState>, { at, ...counted }: Omit<Happening, 'row' | 'change'>): void {
    this.#reopen(row, at)
    if (isOpen(this.#state(row))) this.#commit(row, { ...this.#state(row), ...to, ...counted }, at)
  }

  #commit(row: number, item: ItemState, at: number, facets?: readonly Cell[]): void {
    const was = this.store.items.get(this.batch.id, row)!
    inTransaction(this.store, () => void commitItem(this.store, { was, item, at, facets }))
    this.#note(row, item, at, facets)
  }

  #reopen(row: number, at: number): void {
    const scope = { rows: [row], kind: null, from: 'acquire' } as const
    const plan = planRetry(this.store.db, this.batch.id, scope)
    reopen(this.store, plan, at)
    for (const item of plan.items) this.#note(row, item, at)
  }

  #cancelAll(at: number): void {
    stopBatch(this.store, this.batch.id, { reason: 'cancelled', message: '', at })
    for (const [index, { state, changedAt }] of this.rows.entries())
      if (isOpen(state)) this.#note(index + 1, { ...state, status: 'cancelled' }, changedAt)
  }

  #state(row: number): ItemState {
    return this.rows[row - 1]!.state
  }

  #note(row: number, state: ItemState, changedAt: number, values: readonly Cell[] = []): void {
    const facets = Object.fromEntries(values.map((value, index) => [columns[index]!, value]))
    this.rows[row - 1] = { ...this.rows[row - 1]!, state, changedAt, facets }
  }

  #check(): void {
    const { checks } = this.store
    const check = checks.begin(this.batch.id, '', 0)
    for (const { state, smells } of this.rows)
      for (const smell of smells) checks.addRows(check, smell, [state.id])
    checks.finish(this.batch.id, check, '{}')
  }
}

function insertRows(store: Store, given: readonly GivenRow[]): BatchId {
  const { id: pipelineVersionId } = store.pipelineVersions.put('test', {}, 0)
  const id = store.batches.insert({
    ...{ name: 'rows', pipelineVersionId, settings: {}, source: { sha256: '' }, createdAt: 0 },
  } as Parameters<Store['batches']['insert']>[0])
  const items = given.map(({ words }, index) => ({
    ...{ row: index + 1, externalId: null, contentKey: index, cells: words },
    ...({ status: 'pending', sameAs: null } as const),
  }))
  store.newItems.insert(id, items, 0)
  return id
}

function fresh(batchId: BatchId, row: number): ItemState {
  return {
    ...{ id: itemId(batchId, row), status: 'pending', checkpoint: 'pending', progress: freshProgress },
    ...{ answeredBy: null, model: null, attempts: 0, costNanoUsd: 0, waitUntil: null },
    ...{ failure: null, asking: 'cached', sameAs: null },
  }
}

function isOpen({ status }: ItemState): boolean {
  return status === 'pending' || status === 'running' || status === 'waiting'
}
