import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { Batch, BatchSettings } from '../../src/shared/batch.ts'
import type { CallInput, CallName, CallOutput } from '../../src/shared/contract.ts'
import { contract } from '../../src/shared/contract.ts'
import type { BatchId } from '../../src/shared/ids.ts'
import { announced } from '../../src/main/api/settings/announced.ts'
import type { Desk } from '../../src/main/api/desk/desk.ts'
import type { Handlers } from '../../src/main/api/dispatch.ts'
import { environmentWith } from '../../src/main/api/desk/environment.ts'
import { createFiles } from '../../src/main/api/files/files.ts'
import { memorySecrets } from '../../src/main/api/settings/memorySecrets.ts'
import { openDesk } from '../../src/main/api/desk/openDesk.ts'
import { createSettings } from '../../src/main/api/settings/deskSettings.ts'
import type { App } from '../../src/main/app.ts'
import { Control } from '../../src/main/engine/control.ts'
import type { Clock } from '../../src/main/engine/clock.ts'
import type { PracticeOptions, PracticeServer } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import type { Store } from '../../src/main/store/open.ts'
import { openStore } from '../../src/main/store/open.ts'
import { systemClock } from '../../src/main/systemClock.ts'
import { importTickets } from './importTickets.ts'
import { portInto } from './tableDesk.ts'
import { tempDir } from './tempDir.ts'

export interface Operator {
  readonly app: App
  readonly server: PracticeServer
  readonly runs: Desk['runs']
  readonly changes: Desk['changes']
  /** Where exports go. */
  readonly out: string
  readonly import: (
    table: number | string,
    settings?: Partial<BatchSettings>,
    sample?: number,
  ) => Promise<Batch>
  /** Imports and runs, to its end. */
  readonly runTable: (table: number | string, settings?: Partial<BatchSettings>) => Promise<Batch>
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
  const out = tempDir()
  const stored = createSettings(folder, memorySecrets())
  const announceToAll = (): void => opened.desk.changes.announce()
  const settings = announced(stored, announceToAll)
  const config = { dataDir: folder, workspace: 'default', env, clock, chance: () => 0.4 }
  const opened = openDesk({
    app: { ...config, env: environmentWith(env, stored) },
    host: 'web',
    version: '1',
    settings,
    announceToAll,
    files: createFiles(portInto(out)),
  })
  const { app, runs, changes } = opened.desk
  const others: Store[] = []
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    for (const other of others) other.close()
    await opened.close()
    await server.close()
  }
  onTestFinished(close)
  const imported: Operator['import'] = (table, settings = {}, sample) =>
    importTickets(table, settings, { folder, store: app.store, clock, ...(sample && { sample }) })
  return {
    ...{ app, server, runs, changes, out, close },
    import: imported,
    async runTable(table, settings) {
      const { id } = await imported(table, settings)
      await app.run(id, new Control())
      return app.store.batches.get(id)!
    },
    async call(name, input) {
      const handle = (opened.handlers as Partial<Handlers>)[name] as (input: unknown) => unknown
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
