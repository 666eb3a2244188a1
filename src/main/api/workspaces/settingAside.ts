import { UsageError } from '../../../shared/usageError.ts'
import { isSound, newestBackupAt, setAside } from '../../store/workspaceFile/damage.ts'
import { requireWorkspace, workspacePath } from '../../workspaces.ts'
import type { Desks } from '../desk/desks.ts'
import { requireUnused } from './moving.ts'

type SettingAside = Pick<Desks, 'config' | 'whileClosed' | 'make'>

export interface SetAsideHere {
  readonly folder: string
  readonly backupAt: number | null
}

/** A damaged workspace file makes room for its newest backup, or for an empty workspace. Nothing is deleted. */
export async function setAsideDamaged(name: string, desks: SettingAside): Promise<SetAsideHere> {
  const { dataDir, clock } = desks.config
  requireWorkspace(dataDir, name)
  const path = workspacePath(dataDir, name)
  const { folder, restored } = await desks.whileClosed(name, () => {
    requireUnused(name, desks)
    if (isSound(path))
      throw new UsageError(`The file of the workspace "${name}" is sound, so it was left where it is.`)
    return setAside(path, clock.now())
  })
  if (restored === null) desks.make(name)
  return { folder, backupAt: restored === null ? null : newestBackupAt(path) }
}
