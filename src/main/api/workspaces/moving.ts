import { join } from 'node:path'
import { UsageError } from '../../../shared/usageError.ts'
import { thisProcess } from '../../app.ts'
import { inspectWorkspace } from '../../store/workspaceFile/inspect.ts'
import {
  deletedFolder,
  deletedIn,
  moveWorkspace,
  setAsideWorkspace,
  takeBackWorkspace,
} from '../../store/workspaceFile/moveWorkspace.ts'
import { isDamage } from '../../store/connection/storageTrouble.ts'
import { newWorkspaceName, requireWorkspace, workspacePath } from '../../workspaces.ts'
import type { Desks } from '../desk/desks.ts'
import { deletedOnes } from './linesOf.ts'

type Moving = Pick<Desks, 'config' | 'whileClosed'>

/** Gives a workspace another name. Returns it as it is kept. */
export async function renameWorkspace(name: string, typed: string, desks: Moving): Promise<string> {
  const { dataDir } = desks.config
  requireWorkspace(dataDir, name)
  const to = newWorkspaceName(dataDir, typed, name)
  if (to === name) return name
  await desks.whileClosed(name, () => {
    requireUnused(name, desks)
    moveWorkspace(workspacePath(dataDir, name), workspacePath(dataDir, to))
  })
  return to
}

/** Takes a workspace out of the list. Its file is kept: what is in it was paid for. */
export async function deleteWorkspace(name: string, typed: string, desks: Moving): Promise<void> {
  const { dataDir, clock } = desks.config
  requireWorkspace(dataDir, name)
  if (typed.trim().normalize('NFC') !== name.normalize('NFC'))
    throw new UsageError(`Type "${name}" to delete it. Nothing was changed.`)
  const path = workspacePath(dataDir, name)
  await desks.whileClosed(name, () => {
    requireUnused(name, desks)
    setAsideWorkspace(path, deletedFolder(path, clock.now()))
  })
}

/** Takes a deleted workspace back into the list, under a name that is free. Returns it as it is kept. */
export function putBack(id: string, typed: string, { config: { dataDir } }: Moving): string {
  const found = deletedOnes(dataDir).find((one) => one.id === id)
  if (!found) throw new UsageError('This deleted workspace is not there any more.')
  const name = newWorkspaceName(dataDir, typed)
  const path = workspacePath(dataDir, name)
  takeBackWorkspace(join(deletedIn(path), id), found.name, path)
  return name
}

/** Says who is at work in it, where the lock of the file would say only that somebody has it open. */
export function requireUnused(name: string, { config: { dataDir, clock } }: Pick<Desks, 'config'>): void {
  if (runningIn(workspacePath(dataDir, name), clock.now()) === 0) return
  throw new UsageError(
    `A batch of "${name}" is run by another process. Pause it, or wait for its end; nothing was changed.`,
  )
}

function runningIn(path: string, now: number): number {
  try {
    return inspectWorkspace(path, thisProcess(), now).running
  } catch (error) {
    // Nobody runs what nobody can read.
    if (isDamage(error)) return 0
    throw error
  }
}
