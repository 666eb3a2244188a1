import type { Db } from './database.ts'

/** Makes the function whose text differs when anything was written since, by this connection or another one. */
export function writesSeen(db: Db): () => string {
  const ours = db.prepare<[], number>('select total_changes()').pluck()
  return () => `${ours.get()} ${db.pragma('data_version', { simple: true }) as number}`
}
