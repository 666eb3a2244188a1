import type { Counters } from '../counts/counters.ts'
import type { Db } from './database.ts'

/** One transaction. The counts that change in it are saved with it, and forgotten when it is rolled back. */
export function inTransaction<T>({ db, counters }: { db: Db; counters: Counters }, work: () => T): T {
  const transaction = db.transaction(() => {
    const result = work()
    counters.save()
    return result
  })
  try {
    return transaction.immediate()
  } catch (error) {
    counters.forget()
    throw error
  }
}
