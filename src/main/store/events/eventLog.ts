import type { BatchId } from '../../../shared/ids.ts'
import type { EventTopic, LoggedEvent } from '../../../shared/views/eventViews.ts'
import type { Db } from '../connection/database.ts'

/** The log of a batch as people read it: from its end, page by page, all of it or what is about one thing. */
export class EventLog {
  readonly #all
  readonly #ofTopic
  readonly #counts

  constructor(db: Db) {
    this.#all = readers(db, 'batch_id = ?')
    this.#ofTopic = readers(db, 'batch_id = ? and topic = ?')
    this.#counts = db.prepare<[BatchId], { topic: EventTopic; count: number }>(
      'select topic, count(*) as count from event where batch_id = ? group by topic',
    )
  }

  /** Newest first, from below the entry `before` on; null: from the end. */
  page(batchId: BatchId, topic: EventTopic | null, before: number | null, limit: number): LoggedEvent[] {
    const [{ page }, scope] = this.#within(batchId, topic)
    return page.all(...scope, before ?? Number.MAX_SAFE_INTEGER, limit)
  }

  /** How many entries came after this one. */
  newer(batchId: BatchId, topic: EventTopic | null, id: number): number {
    const [{ newer }, scope] = this.#within(batchId, topic)
    return newer.get(...scope, id)!
  }

  /** The entry that came so many after this one, or the last one there is. null: none came after it. */
  after(batchId: BatchId, topic: EventTopic | null, id: number, steps: number): number | null {
    const [{ after }, scope] = this.#within(batchId, topic)
    return after.get(...scope, id, steps)!
  }

  counts(batchId: BatchId): Partial<Record<EventTopic, number>> {
    return Object.fromEntries(this.#counts.all(batchId).map(({ topic, count }) => [topic, count]))
  }

  #within(batchId: BatchId, topic: EventTopic | null) {
    return topic === null ? ([this.#all, [batchId]] as const) : ([this.#ofTopic, [batchId, topic]] as const)
  }
}

function readers(db: Db, scope: string) {
  return {
    page: db.prepare<unknown[], LoggedEvent>(
      `select id, at, topic, coalesce(data ->> 'cause', kind) as kind, message, row from event
       where ${scope} and id < ? order by id desc limit ?`,
    ),
    newer: db.prepare<unknown[], number>(`select count(*) from event where ${scope} and id > ?`).pluck(),
    after: db
      .prepare<unknown[], number | null>(
        `select max(id) from (select id from event where ${scope} and id > ? order by id limit ?)`,
      )
      .pluck(),
  }
}
