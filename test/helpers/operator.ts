import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { Batch, BatchSettings } from '../../src/shared/batch.ts'
import type { CallInput, CallName, CallOutput } from '../../src/shared/contract.ts'
import { contract } from '../../src/shared/contract.ts'
import type { BatchId } from '../../src/shared/ids.ts'
import { createChangeFeed } from '../../src/main/api/changeFeed.ts'
import type { Desk, Settings } from '../../src/main/api/desk.ts'
import type { Handlers } from '../../src/main/api/dispatch.ts'
import { batchHandlers } from '../../src/main/api/handlers/batch.ts'
import { batchesHandlers } from '../../src/main/api/handlers/batches.ts'
import { failuresHandlers } from '../../src/main/api/handlers/failures.ts'
import { retryHandlers } from '../../src/main/api/handlers/retry.ts'
import { workspaceHandlers } from '../../src/main/api/handlers/workspace.ts'
import { createRuns } from '../../src/main/api/runs.ts'
import type { App } from '../../src/main/app.ts'
import { createApp } from '../../src/main/app.ts'
import type { Clock } from '../../src/main/engine/clock.ts'
import type { PracticeOptions, PracticeServer } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import type { Store } from '../../src/main/store/open.ts'
import { openStore } from '../../src/main/store/open.ts'
import { systemClock } from '../../src/main/systemClock.ts'
import { importTickets } from './importTickets.ts'
import { tempDir } from './tempDir.ts'

export interface Operator {
  readonly app: App
  readonly server: PracticeServer
  readonly runs: Desk['runs']
  readonly changes: Desk['changes']
  readonly import: (
    table: number | string,
    settings?: Partial<BatchSettings>,
    sample?: number,
  ) => Promise<Batch>
  /** As the page calls it: what goes in and what comes out is checked against the contract. */
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>
  /** Resolves when the batch does not run any more. */
  readonly ended: (batchId: BatchId) => Promise<Batch>
  /** The same workspace as a process on another machine has it. */
  readonly elsewhere: () => Store
  /** As when the window is closed. */
  readonly close: () => Promise<void>
}

/** A workspace with the practice model, and the calls by which a page works with it. */
export async function openOperator(
  practice: PracticeOptions = {},
  { clock = systemClock, folder = tempDir() }: { clock?: Clock; folder?: string } = {},
): Promise<Operator> {
  const server = await startPracticeServer({ seed: 1, now: () => clock.now(), ...practice })
  const env = { MILLRACE_PRACTICE_URL: server.url }
  const config = { dataDir: folder, workspace: 'default', env, clock, chance: () => 0.4 }
  const app = createApp(config)
  const runs = createRuns(app)
  const changes = createChangeFeed(app)
  const desk = { app, host: 'web', version: '1', runs, changes, settings: inMemorySettings() } as const
  const handlers: Partial<Handlers> = {
    ...workspaceHandlers(desk),
    ...batchesHandlers(desk),
    ...batchHandlers(desk),
    ...failuresHandlers(desk),
    ...retryHandlers(desk),
  }
  const others: Store[] = []
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    changes.close()
    await runs.close()
    for (const other of others) other.close()
    app.close()
    await server.close()
  }
  onTestFinished(close)
  return {
    ...{ app, server, runs, changes, close },
    import: (table, settings = {}, sample) =>
      importTickets(table, settings, { folder, store: app.store, clock, ...(sample && { sample }) }),
    async call(name, input) {
      const handle = handlers[name] as (input: unknown) => unknown
      return contract[name].output.parse(await handle(contract[name].input.parse(input))) as never
    },
    async ended(batchId) {
      for (let version = 0; runs.list().includes(batchId);) version = await changes.after(version, 100)
      return app.store.batches.get(batchId)!
    },
    elsewhere() {
      const owner = { name: randomUUID(), host: 'elsewhere', pid: 1, isAlive: () => true }
      const other = openStore(app.store.db.name, { owner, now: () => clock.now() })
      others.push(other)
      return other
    },
  }
}

function inMemorySettings(): Settings {
  return {
    read: () => ({ defaults: {}, baseUrl: null, usePractice: false, theme: 'system', askAboveNanoUsd: 0 }),
    write: () => undefined,
    secrets: { keptIn: 'memory', key: () => null, set: () => undefined, forget: () => undefined },
  }
}
