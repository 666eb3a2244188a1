import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { BatchId } from '../shared/ids.ts'
import { UsageError } from '../shared/usageError.ts'
import { crashingAt } from './crashPoints.ts'
import type { Clock } from './engine/clock.ts'
import type { Control } from './engine/control.ts'
import { runBatch } from './engine/run.ts'
import { connect, defaultProvider } from './llm/connect.ts'
import { isAlive } from './isAlive.ts'
import type { Log } from './log.ts'
import { errorFields, noLog } from './log.ts'
import type { Prices } from './llm/prices.ts'
import type { PriceFile } from './llm/priceFile.ts'
import { createPriceFile } from './llm/priceFile.ts'
import type { Owner } from './store/batches/leases.ts'
import { inMemory } from './store/connection/database.ts'
import type { Store } from './store/open.ts'
import { openStore } from './store/open.ts'
import { workspacePath } from './workspaces.ts'

export interface AppConfig {
  readonly dataDir: string
  readonly workspace: string
  /** Opens an empty workspace that is gone when it is closed, and leaves no file. */
  readonly isPassing?: boolean
  /** Read anew at every use, so that a host may lay a key over it that is set later. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly chance: () => number
  readonly log?: Log
}

/** One open workspace and the engine over it. */
export interface App {
  readonly config: AppConfig
  readonly store: Store
  /** As they are now. What runs keeps those it has begun with. */
  readonly prices: Prices
  readonly priceFile: PriceFile
  readonly log: Log
  /**
   * Runs what is open of a batch, with the provider it is set to. `onBegun` hears when it runs, that is, when nothing
   * can keep it from running any more. See `runBatch` for what it throws.
   */
  run(batchId: BatchId, control: Control, onBegun?: () => void): Promise<void>
  close(): void
}

export function createApp(config: AppConfig): App {
  const { dataDir, log = noLog } = config
  const store = openedStore(config, log)
  const priceFile = createPriceFile(join(dataDir, 'prices.json'))
  const parts = { config, store, log, priceFile }
  return {
    ...parts,
    get prices() {
      return priceFile.read()
    },
    run: (batchId, control, onBegun) => runConnected(batchId, control, onBegun, parts),
    close: () => store.close(),
  }
}

function openedStore({ dataDir, workspace, isPassing, clock }: AppConfig, log: Log): Store {
  const path = isPassing ? inMemory : workspacePath(dataDir, workspace)
  const onSlow = (ms: number, writes: number): void =>
    log.write('warn', 'slow commit', { ms: Math.round(ms), writes })
  return openStore(path, { owner: thisProcess(), now: () => clock.now(), onSlow })
}

/** Connects to the model for as long as the run takes, and notes its beginning and end in the log. */
async function runConnected(
  batchId: BatchId,
  control: Control,
  onBegun: (() => void) | undefined,
  { config, store, log, priceFile }: Pick<App, 'config' | 'store' | 'log' | 'priceFile'>,
): Promise<void> {
  const { env, clock, chance } = config
  const provider = store.batches.get(batchId)!.settings.provider ?? defaultProvider(env)
  const connection = await connect(provider, env, () => clock.now())
  try {
    const { llm, endpoint } = connection
    const prices = priceFile.read()
    const crashAt = env['MILLRACE_CRASH_AT']
    const runWhole = crashAt ? crashingAt(crashAt, runBatch) : runBatch
    const run = runWhole(batchId, { store, llm, endpoint, prices, clock, chance }, control)
    // A run takes its batch, or is refused, before it first waits for anything.
    void Promise.race([run, Promise.resolve()]).then(onBegun, () => undefined)
    log.write('info', 'batch begins', { batchId, provider })
    await run
    logEnd(batchId, store, log)
  } catch (error) {
    if (!(error instanceof UsageError)) log.write('error', 'run broke', { batchId, ...errorFields(error) })
    throw error
  } finally {
    await connection.close()
  }
}

/** How it stands, in counts. */
function logEnd(batchId: BatchId, store: Store, log: Log): void {
  const { status, reason, sourceRows } = store.batches.get(batchId)!
  log.write('info', 'batch ends', { batchId, status, reason, sourceRows })
}

/** A name for what this process opens: each workspace has its own. */
export function thisProcess(): Owner {
  return { name: randomUUID(), host: hostname(), pid: process.pid, isAlive }
}
