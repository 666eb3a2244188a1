import type { Batch } from '../../shared/batch.ts'
import type { StatusDocument } from '../../shared/status.ts'
import { Artifacts } from './artifacts.ts'
import { Batches } from './batches.ts'
import { Budgets } from './budgets.ts'
import { Cache } from './cache.ts'
import { Calls } from './calls.ts'
import type { Committed, ItemChange } from './commitItem.ts'
import { commitItem } from './commitItem.ts'
import { Counters } from './counters.ts'
import { damagedFile } from './damage.ts'
import type { Db } from './database.ts'
import { openDatabase, openReadOnly } from './database.ts'
import { Events } from './events.ts'
import { Failures } from './failures.ts'
import { GroupCommit } from './groupCommit.ts'
import { inTransaction } from './inTransaction.ts'
import { Items } from './items.ts'
import { ItemViews } from './itemViews.ts'
import type { Lease, Owner } from './leases.ts'
import { Leases } from './leases.ts'
import { NewItems } from './newItems.ts'
import { Overrides } from './overrides.ts'
import { PipelineVersions } from './pipelineVersions.ts'
import { recoverInterrupted } from './recover.ts'
import { reclaimSpace } from './reclaim.ts'
import { Rejects } from './rejects.ts'
import { statusDocument } from './statusDocument.ts'
import { isDamage, sqliteCodeOf } from './storageTrouble.ts'
import type { Totals } from './totals.ts'
import { readTotals } from './totals.ts'

/** One workspace. Its tables can be read freely; what runs items writes through `commit` only. */
export class Store {
  readonly db: Db
  readonly artifacts
  readonly batches
  readonly budgets
  readonly cache
  readonly calls
  readonly counters
  readonly events
  readonly failures
  readonly items
  readonly leases
  readonly newItems
  readonly overrides
  readonly pipelineVersions
  readonly rejects
  readonly views
  readonly #groups

  readonly #owner

  constructor(db: Db, owner: Owner) {
    this.db = db
    this.#owner = owner
    this.artifacts = new Artifacts(db)
    this.batches = new Batches(db)
    this.cache = new Cache(db)
    this.calls = new Calls(db)
    this.counters = new Counters(db)
    this.budgets = new Budgets(db, this.counters)
    this.events = new Events(db)
    this.failures = new Failures(db)
    this.items = new Items(db)
    this.leases = new Leases(db, owner)
    this.newItems = new NewItems(db)
    this.overrides = new Overrides(db)
    this.pipelineVersions = new PipelineVersions(db)
    this.rejects = new Rejects(db)
    this.views = new ItemViews(db)
    this.#groups = new GroupCommit(db, this.leases, this.counters)
  }

  /**
   * Stores one step of an item, together with whatever else is ready. Resolves when it is on disk.
   * Rejects with LeaseLost when another process has taken the batch over.
   */
  commit(lease: Lease, change: ItemChange): Promise<Committed> {
    return this.#groups.write(lease, () => commitItem(this, change))
  }

  /** One transaction about a whole batch. Throws LeaseLost, like a commit, when another process has taken it over. */
  write(lease: Lease, work: () => void): void {
    inTransaction(this, () => {
      this.leases.assertHeld(lease)
      work()
    })
  }

  totals(batch: Batch): Totals {
    return readTotals(this.counters, batch)
  }

  status(batch: Batch): StatusDocument {
    return statusDocument(batch, this.totals(batch), this.failures.groups(batch.id))
  }

  /** The workspace as it is now, read-only and on its own connection: a long read sees one moment. */
  snapshot(): Store {
    const db = openReadOnly(this.db.name)
    db.exec('begin')
    return new Store(db, this.#owner)
  }

  close(): void {
    this.#groups.flush()
    this.db.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }
}

/**
 * Opens a workspace file. Batches whose process has died are found and paused here, so that they can be continued.
 * Throws UsageError when the file is damaged, or was written by a newer program.
 */
export function openStore(path: string, options: { owner: Owner; now: () => number }): Store {
  const db = openDatabase(path, options.now)
  try {
    const store = new Store(db, options.owner)
    recoverInterrupted(store, options.now())
    reclaimSpace(db)
    return store
  } catch (error) {
    db.close()
    // SQLITE_ERROR is a statement that does not fit the schema: a table or a column is not there.
    const isForeign = sqliteCodeOf(error) === 'SQLITE_ERROR'
    throw isForeign || isDamage(error) ? damagedFile(path, (error as Error).message) : error
  }
}
