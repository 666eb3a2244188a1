import type { Batch } from '../../shared/batch.ts'
import type { StatusDocument } from '../../shared/status.ts'
import { Artifacts } from './answers/artifacts.ts'
import { Batches } from './batches/batches.ts'
import { Budgets } from './costs/budgets.ts'
import { Cache } from './answers/cache.ts'
import { Calls } from './answers/calls.ts'
import { Checks } from './batches/checks.ts'
import type { Committed, ItemChange } from './items/commitItem.ts'
import { commitItem } from './items/commitItem.ts'
import { Costs } from './costs/costs.ts'
import { Counters } from './counts/counters.ts'
import { damagedFile } from './workspaceFile/damage.ts'
import type { Db } from './connection/database.ts'
import { openDatabase, openReadOnly } from './connection/database.ts'
import { EventLog } from './events/eventLog.ts'
import { Events } from './events/events.ts'
import { Failures } from './items/failures.ts'
import type { OnSlow } from './connection/groupCommit.ts'
import { GroupCommit } from './connection/groupCommit.ts'
import { inTransaction } from './connection/inTransaction.ts'
import { ItemChanges } from './items/itemChanges.ts'
import { Items } from './items/items.ts'
import { ItemUpdates } from './items/itemUpdates.ts'
import { ItemViews } from './items/itemViews.ts'
import type { Lease, Owner } from './batches/leases.ts'
import { Leases } from './batches/leases.ts'
import { NewItems } from './items/newItems.ts'
import { Overrides } from './answers/overrides.ts'
import { PipelineVersions } from './batches/pipelineVersions.ts'
import { recoverInterrupted } from './batches/recover.ts'
import { Plans } from './costs/plans.ts'
import { reclaimSpace } from './workspaceFile/reclaim.ts'
import { Rejects } from './batches/rejects.ts'
import { SavedViews } from './batches/savedViews.ts'
import { ShownColumns } from './batches/shownColumns.ts'
import { statusDocument } from './batches/statusDocument.ts'
import { isDamage, sqliteCodeOf } from './connection/storageTrouble.ts'
import { SearchIndex } from './items/searchIndex.ts'
import type { Totals } from './counts/totals.ts'
import { readTotals } from './counts/totals.ts'

export interface StoreOptions {
  readonly owner: Owner
  /** ms UTC. */
  readonly now: () => number
  readonly onSlow?: OnSlow
}

/** One workspace. Its tables can be read freely; what runs items writes through `commit` only. */
export class Store {
  readonly db: Db
  readonly artifacts
  readonly batches
  readonly budgets
  readonly cache
  readonly calls
  readonly costs
  readonly checks
  readonly counters
  readonly events
  readonly eventLog
  readonly failures
  readonly items
  readonly itemUpdates
  readonly itemChanges
  readonly leases
  readonly newItems
  readonly overrides
  readonly pipelineVersions
  readonly plans
  readonly rejects
  readonly search
  readonly savedViews
  readonly shownColumns
  readonly views
  readonly #groups

  readonly #options

  constructor(db: Db, options: StoreOptions) {
    const { owner, now, onSlow } = options
    this.db = db
    this.#options = options
    this.artifacts = new Artifacts(db)
    this.batches = new Batches(db)
    this.cache = new Cache(db)
    this.calls = new Calls(db)
    this.costs = new Costs(db)
    this.counters = new Counters(db)
    this.checks = new Checks(db, this.counters)
    this.budgets = new Budgets(db, this.counters)
    this.events = new Events(db)
    this.eventLog = new EventLog(db)
    this.failures = new Failures(db)
    this.items = new Items(db)
    this.itemUpdates = new ItemUpdates(db)
    this.itemChanges = new ItemChanges(db)
    this.leases = new Leases(db, owner)
    this.newItems = new NewItems(db)
    this.overrides = new Overrides(db)
    this.pipelineVersions = new PipelineVersions(db)
    this.plans = new Plans(db)
    this.rejects = new Rejects(db)
    this.search = new SearchIndex(db)
    this.savedViews = new SavedViews(db)
    this.shownColumns = new ShownColumns(db)
    this.views = new ItemViews(db, now)
    this.#groups = new GroupCommit(db, this.leases, this.counters, onSlow)
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
    return new Store(db, this.#options)
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
export function openStore(path: string, options: StoreOptions): Store {
  const db = openDatabase(path, options.now)
  try {
    const store = new Store(db, options)
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
