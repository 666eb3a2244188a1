import { sep } from 'node:path'
import { UsageError } from '../../../shared/usageError.ts'
import { copyWorkspace, partOf } from '../../store/workspaceFile/copyWorkspace.ts'
import { sizeOf } from '../../store/workspaceFile/inspect.ts'
import { dayName, dayNumber } from '../../store/costs/spend.ts'
import { explained } from '../../writeFailure.ts'
import { newWorkspaceName, requireWorkspace, workspacePath, workspacesDir } from '../../workspaces.ts'
import type { JobControl, JobResult, SourceFile } from '../desk/desk.ts'
import type { Desks } from '../desk/desks.ts'

type Copying = Pick<Desks, 'config' | 'host' | 'files'>

/** Where a backup is to go; null when the dialog was closed. */
export async function targetFor(name: string, { config, host, files }: Copying): Promise<string | null> {
  requireWorkspace(config.dataDir, name)
  const fileName = `${name}-backup-${dayName(dayNumber(config.clock.now()))}.db`
  const path = host === 'web' ? files.defaultTarget(fileName) : await files.chooseTarget(fileName)
  if (path === null) return null
  requireOutside(path, config.dataDir)
  return files.addTarget(path)
}

/** A copy over a workspace that is open would damage it. */
function requireOutside(path: string, dataDir: string): void {
  if (!path.startsWith(workspacesDir(dataDir) + sep)) return
  throw new UsageError('Millrace keeps its workspaces in this folder. Choose another one for the backup.')
}

export async function backUp(
  name: string,
  target: string,
  { config, files }: Copying,
  control: JobControl,
): Promise<JobResult> {
  await copyWorkspace(workspacePath(config.dataDir, name), target, control).catch((error: unknown) => {
    throw explained(error, target, partOf(target))
  })
  const download = files.offer(target)
  return {
    kind: 'backup',
    copy: {
      shown: files.shownPath(target),
      bytes: sizeOf(target).bytes,
      downloads: download ? [download] : [],
    },
  }
}

/** Makes a workspace from a backup. The backup stays as it is. */
export async function restore(
  { path }: SourceFile,
  typed: string,
  { config: { dataDir } }: Copying,
  control: JobControl,
): Promise<JobResult> {
  const name = newWorkspaceName(dataDir, typed)
  const beforeRename = (): void => void newWorkspaceName(dataDir, name)
  const to = workspacePath(dataDir, name)
  await copyWorkspace(path, to, { ...control, beforeRename })
  return { kind: 'workspace', name }
}
