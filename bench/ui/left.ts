import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openReadOnly } from '../../src/main/store/connection/database.ts'
import { itemId } from '../../src/shared/ids.ts'
import type { BatchId } from '../../src/shared/ids.ts'

const first = itemId(2 as BatchId, 0)
const sql = `
  select (select count(*) from batch where id > 1) + (select count(*) from item where id >= ${first})
    + (select count(*) from source_row where item_id >= ${first})`

/** Batches, items and rows of the workspace that are not of the first batch. */
export function rowsLeft(folder: string): number {
  const db = openReadOnly(workspaceFile(folder))
  try {
    return db.prepare<[], number>(sql).pluck().get()!
  } finally {
    db.close()
  }
}

/** Exported files, whole or not, that a host keeps. */
export function filesLeft(folder: string): number {
  const kept = join(folder, 'uploads')
  if (!existsSync(kept)) return 0
  const paths = readdirSync(kept, { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => path.includes('out-') && statSync(join(kept, path)).isFile()).length
}

export function workspaceMb(folder: string): number {
  return statSync(workspaceFile(folder)).size / 1e6
}

function workspaceFile(folder: string): string {
  return join(folder, 'workspaces', 'bench.db')
}
