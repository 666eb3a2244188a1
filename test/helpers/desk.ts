import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Batch, BatchSettings } from '../../src/shared/batch.ts'
import type { BatchId } from '../../src/shared/ids.ts'
import type { ItemState } from '../../src/shared/item.ts'
import type { Seal, StatusDocument } from '../../src/shared/status.ts'
import { Control } from '../../src/main/engine/control.ts'
import { runBatch } from '../../src/main/engine/run.ts'
import type { EngineDeps } from '../../src/main/engine/runDeps.ts'
import type { LlmClient } from '../../src/main/llm/call.ts'
import { createClient } from '../../src/main/llm/client.ts'
import type { PracticeOptions, PracticeServer } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { createPrices } from '../../src/main/llm/prices.ts'
import type { Store } from '../../src/main/store/open.ts'
import { openStore } from '../../src/main/store/open.ts'
import type { RetryScope } from '../../src/main/store/items/reopen.ts'
import { planRetry, reopen } from '../../src/main/store/items/reopen.ts'
import type { SkippingClock } from './skippingClock.ts'
import { importTickets } from './importTickets.ts'
import { skippingClock } from './skippingClock.ts'
import { tempDir } from './tempDir.ts'
import { scannedTotals } from './scannedTotals.ts'

export interface DeskOptions {
  readonly practice?: PracticeOptions
  readonly chance?: () => number
  /** Answers in place of the practice server. */
  readonly llm?: LlmClient
}

/** A workspace, a practice server and an engine: all that a test of the engine needs, all of it real. */
export async function openDesk({ practice, chance, llm }: DeskOptions = {}): Promise<Desk> {
  const clock = skippingClock()
  const server = await startPracticeServer({ seed: 1, now: () => clock.now(), ...practice })
  const desk = new Desk(tempDir(), server, clock, { chance: chance ?? (() => 0.4), llm: llm ?? null })
  onTestFinished(() => desk.close())
  return desk
}

let lastPid = 0

export class Desk {
  readonly folder: string
  readonly server: PracticeServer
  /** The time of the engine and of the server. */
  readonly clock: SkippingClock
  readonly #chance: () => number
  readonly #llm: LlmClient | null
  readonly #clients: LlmClient[] = []
  /** The workspace file. */
  file: string
  store: Store

  constructor(
    folder: string,
    server: PracticeServer,
    clock: SkippingClock,
    { chance, llm }: { chance: () => number; llm: LlmClient | null },
  ) {
    this.folder = folder
    this.clock = clock
    this.server = server
    this.#chance = chance
    this.#llm = llm
    this.file = join(folder, 'desk.db')
    this.store = this.openStore()
  }

  /** A connection to the same workspace as another process has it; `isAlive` is what it thinks of the others. */
  openStore(isAlive = true): Store {
    const owner = { name: randomUUID(), host: 'test', pid: ++lastPid, isAlive: () => isAlive }
    return openStore(this.file, { owner, now: () => this.clock.now() })
  }

  /** Imports so many tickets, or the given file. */
  async import(table: number | string, settings: Partial<BatchSettings> = {}): Promise<Batch> {
    return importTickets(table, settings, this)
  }

  /** Runs what is open of a batch. */
  async run(batchId: BatchId, control = new Control(), deps = this.deps()): Promise<void> {
    await runBatch(batchId, deps, control)
  }

  deps(store = this.store): EngineDeps {
    return {
      store,
      clock: this.clock,
      llm: this.#llm ?? this.client(),
      endpoint: 'practice',
      prices: createPrices(),
      chance: this.#chance,
    }
  }

  client(): LlmClient {
    const client = createClient({ apiKey: null, baseUrl: this.server.url, now: () => this.clock.now() })
    this.#clients.push(client)
    return client
  }

  /** Imports and runs. */
  async runTable(table: number | string, settings: Partial<BatchSettings> = {}): Promise<Batch> {
    const { id } = await this.import(table, settings)
    await this.run(id)
    return this.batch(id)
  }

  async retry(batchId: BatchId, scope: Partial<RetryScope> = {}): Promise<void> {
    const plan = planRetry(this.store.db, batchId, { rows: null, kind: null, from: null, ...scope })
    reopen(this.store, plan, this.clock.now())
    await this.run(batchId)
  }

  batch(batchId: BatchId): Batch {
    return this.store.batches.get(batchId)!
  }

  status(batchId: BatchId): StatusDocument {
    return this.store.status(this.batch(batchId))
  }

  seal(batchId: BatchId): Seal {
    return this.status(batchId).seal
  }

  item(batchId: BatchId, row: number): ItemState {
    return this.store.items.get(batchId, row)!
  }

  /** The kept counts and those counted anew: they have to be the same at every moment. */
  bothTotals(batchId: BatchId) {
    const batch = this.batch(batchId)
    return { kept: this.store.totals(batch), counted: scannedTotals(this.store.db, batch) }
  }

  /** As after a death of its process: the files as they are given, opened by a new owner. */
  reopen(file: string): void {
    this.store.db.close()
    this.file = file
    this.store = this.openStore(false)
  }

  async close(): Promise<void> {
    this.store.close()
    for (const client of this.#clients) await client.close()
    await this.server.close()
  }
}
