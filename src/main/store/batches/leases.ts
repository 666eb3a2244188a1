import type { BatchId } from '../../../shared/ids.ts'
import { UsageError } from '../../../shared/usageError.ts'
import type { Db } from '../connection/database.ts'

/** A lease without a heartbeat for this long may be taken over. */
const leaseExpiryMs = 10_000
export const heartbeatEveryMs = 2_000

/** The right to run one batch. Every commit is fenced by the token. */
export interface Lease {
  readonly batchId: BatchId
  readonly token: number
}

/** Who is asking. `isAlive` says whether a process of this machine still runs. */
export interface Owner {
  /** Unique per process: process ids come back after a restart, in containers at once. */
  readonly name: string
  readonly host: string
  readonly pid: number
  readonly isAlive: (pid: number) => boolean
}

interface LeaseRow {
  readonly token: number
  readonly owner: string
  readonly host: string
  readonly pid: number
  readonly heartbeat_at: number
}

/** Another process has taken the batch over: nothing of this process may be written any more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** Which process runs which batch, for all processes on this workspace. Times are ms UTC. */
export class Leases {
  readonly #db: Db
  readonly #owner: Owner
  readonly #read
  readonly #put
  readonly #beat
  readonly #release
  /** The tokens of the leases that this process is working under. */
  readonly #held = new Map<BatchId, number>()

  constructor(db: Db, owner: Owner) {
    this.#db = db
    this.#owner = owner
    this.#read = db.prepare<[BatchId], LeaseRow>('select * from lease where batch_id = ?')
    this.#put = db.prepare(
      `insert into lease (batch_id, token, owner, host, pid, heartbeat_at) values (?, ?, ?, ?, ?, ?)
       on conflict do update set token = excluded.token, owner = excluded.owner, host = excluded.host,
         pid = excluded.pid, heartbeat_at = excluded.heartbeat_at`,
    )
    this.#beat = db.prepare('update lease set heartbeat_at = ? where batch_id = ? and token = ?')
    this.#release = db.prepare('update lease set heartbeat_at = 0 where batch_id = ? and token = ?')
  }

  /** Takes the batch, or names the process that is running it. */
  acquire(batchId: BatchId, now: number): Lease | { readonly heldBy: string } {
    const take = this.#db.transaction(() => {
      const row = this.#read.get(batchId)
      if (row && this.#isLive(batchId, row, now)) return { heldBy: `process ${row.pid} on ${row.host}` }
      const token = (row?.token ?? 0) + 1
      this.#put.run(batchId, token, this.#owner.name, this.#owner.host, this.#owner.pid, now)
      return { batchId, token }
    })
    const taken = take.immediate()
    if (!('heldBy' in taken)) this.#held.set(batchId, taken.token)
    return taken
  }

  /** Takes the batch. Throws UsageError when another process is running it. */
  take(batchId: BatchId, now: number): Lease {
    const lease = this.acquire(batchId, now)
    if (!('heldBy' in lease)) return lease
    throw new UsageError(
      `Batch ${batchId} is being run by another process: ${lease.heldBy}. Wait for it, or stop it.`,
    )
  }

  /** Says that the owner is still there. Throws LeaseLost when another process has taken over. */
  heartbeat(lease: Lease, now: number): void {
    if (this.#beat.run(now, lease.batchId, lease.token).changes === 0) throw lost(lease)
  }

  release(lease: Lease): void {
    this.forget(lease)
    this.#release.run(lease.batchId, lease.token)
  }

  /** Gives a lease up also where that cannot be written: this process may take it again at once. */
  forget({ batchId, token }: Lease): void {
    if (this.#held.get(batchId) === token) this.#held.delete(batchId)
  }

  isHeld(batchId: BatchId, now: number): boolean {
    const row = this.#read.get(batchId)
    return row !== undefined && this.#isLive(batchId, row, now)
  }

  assertHeld(lease: Lease): void {
    if (this.#read.get(lease.batchId)?.token !== lease.token) throw lost(lease)
  }

  /**
   * A dead process of this machine is known at once; one elsewhere, or a stopped one, by its silence.
   * A heartbeat from the future is a clock that was set back, not a sign of life.
   */
  #isLive(batchId: BatchId, row: LeaseRow, now: number): boolean {
    if (row.owner === this.#owner.name) return this.#held.get(batchId) === row.token
    if (Math.abs(now - row.heartbeat_at) > leaseExpiryMs) return false
    if (row.host !== this.#owner.host) return true
    return row.pid !== this.#owner.pid && this.#owner.isAlive(row.pid)
  }
}

function lost(lease: Lease): LeaseLost {
  return new LeaseLost(
    `Batch ${lease.batchId} is now run by another process; this one stops without writing.`,
  )
}
