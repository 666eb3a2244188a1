import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../../shared/usageError.ts'
import type { DeletedWorkspace, WorkspaceLine } from '../../../shared/views/workspacesViews.ts'
import { thisProcess } from '../../app.ts'
import type { Inspected } from '../../store/workspaceFile/inspect.ts'
import { newestBackupAt } from '../../store/workspaceFile/damage.ts'
import { inspectWorkspace, sizeOf } from '../../store/workspaceFile/inspect.ts'
import { deletedIn } from '../../store/workspaceFile/moveWorkspace.ts'
import { storageTroubleOf } from '../../store/connection/storageTrouble.ts'
import { listWorkspaces, workspacePath } from '../../workspaces.ts'
import type { Desks } from '../desk/desks.ts'
import { inTheWindow } from '../batch/inTheWindow.ts'

type Known = Pick<Desks, 'config' | 'running'>

/** All workspaces, whoever works in them. None is opened for it. */
export function linesOf({ config, running }: Known): WorkspaceLine[] {
  const { dataDir, clock } = config
  const owner = thisProcess()
  return listWorkspaces(dataDir).flatMap((name) => {
    const path = workspacePath(dataDir, name)
    // It may have gone since it was listed.
    if (!existsSync(path)) return []
    const look = () => inspectWorkspace(path, owner, clock.now())
    return [lineOf(name, path, running(name), look)]
  })
}

function lineOf(name: string, path: string, runningHere: number, look: () => Inspected): WorkspaceLine {
  const known = { name, ...sizeOf(path), backupAt: newestBackupAt(path) }
  try {
    const found = look()
    return { ...known, ...found, running: found.running + runningHere, trouble: null }
  } catch (error) {
    const unknown = {
      batches: null,
      running: null,
      spentNanoUsd: null,
      unsettledNanoUsd: null,
      practiceNanoUsd: null,
    }
    return { ...known, ...unknown, trouble: sentenceOf(error) }
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof UsageError) return error.message
  const trouble = storageTroubleOf(error)
  return trouble ? inTheWindow(trouble.message) : 'This is no workspace, or it is damaged.'
}

const deletedId = /^(.+)\.(\d+)$/

/** What was deleted and is still kept, newest first. */
export function deletedOnes(dataDir: string): DeletedWorkspace[] {
  const folder = deletedIn(workspacePath(dataDir, 'any'))
  if (!existsSync(folder)) return []
  const all = readdirSync(folder).flatMap((id) => {
    const [, name, at] = deletedId.exec(id) ?? []
    const file = name && join(folder, id, `${name}.db`)
    return file && existsSync(file) ? [{ id, name, at: Number(at), bytes: sizeOf(file).bytes }] : []
  })
  return all.toSorted((one, other) => other.at - one.at)
}
