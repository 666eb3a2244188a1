import type { Batch } from '../../shared/batch.ts'
import type { BatchId } from '../../shared/ids.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { App } from '../app.ts'
import type { Session } from './session.ts'

/** The batch that an ID on the command line means: its number, or `last`. */
export function findBatch({ app }: Session, id: string): Batch {
  const found = id === 'last' ? app.store.batches.list()[0] : byNumber(app, id)
  if (found) return found
  const where = `in the workspace "${app.config.workspace}"`
  throw new UsageError(
    id === 'last'
      ? `There is no batch yet ${where}. Make one with: millrace run FILE`
      : `There is no batch "${id}" ${where}. See: millrace list`,
  )
}

function byNumber(app: App, id: string): Batch | undefined {
  if (!/^\d{1,9}$/.test(id)) return undefined
  const batch = app.store.batches.get(Number(id) as BatchId)
  return batch && batch.sourceRows > 0 ? batch : undefined
}
