import { z } from 'zod'
import { count, instant, nanoUsd } from './measures.ts'

/** As the operator types it; what may be in it is checked where files are made. */
export const workspaceName = z.string().trim().min(1, 'Give it a name.').max(200)

/** One workspace of the data folder. Counts are null where the file cannot be read: `trouble` says why. */
const workspaceLine = z.object({
  name: z.string(),
  bytes: count,
  batches: count.nullable(),
  /** Batches that are being run or imported now, by this process or another one. */
  running: count.nullable(),
  /** Paid, as far as it is known. */
  spentNanoUsd: nanoUsd.nullable(),
  /** What calls whose answer never came may have cost on top, at most. */
  unsettledNanoUsd: nanoUsd.nullable(),
  /** Free; what it would have cost at list prices. */
  practiceNanoUsd: nanoUsd.nullable(),
  /** When the file was written last. */
  usedAt: instant,
  trouble: z.string().nullable(),
  /** Of when its newest backup is; null: there is none. */
  backupAt: instant.nullable(),
})
export type WorkspaceLine = z.infer<typeof workspaceLine>

/** Where a damaged file is kept now, and of when the backup in its place is; null: an empty workspace. */
export const setAside = z.object({ folder: z.string(), backupAt: instant.nullable() })

const deletedWorkspace = z.object({ id: z.string(), name: z.string(), at: instant, bytes: count })
export type DeletedWorkspace = z.infer<typeof deletedWorkspace>

export const workspacesView = z.object({
  /** By name. */
  workspaces: z.array(workspaceLine),
  /** Newest first. Nothing removes them but the operator. */
  deleted: z.array(deletedWorkspace),
  /** Where those are kept. */
  deletedFolder: z.string(),
})

/** A whole copy of a workspace, at its place or to be fetched once. */
export const workspaceCopy = z.object({
  shown: z.string(),
  bytes: count,
  downloads: z.array(z.object({ name: z.string(), url: z.string() })),
})
export type WorkspaceCopy = z.infer<typeof workspaceCopy>
