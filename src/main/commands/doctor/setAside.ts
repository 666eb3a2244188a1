import { existsSync } from 'node:fs'
import { UsageError } from '../../../shared/usageError.ts'
import { isSound, setAside } from '../../store/workspaceFile/damage.ts'
import { dataDirOf, workspacePath } from '../../workspaces.ts'
import type { GlobalFlags, Machine } from '../openWorkspace.ts'

/** `millrace doctor --set-aside`: a damaged workspace file makes room for its newest backup. Nothing is deleted. */
export function setAsideDamaged(flags: GlobalFlags, { terminal, clock, platform }: Machine): number {
  const path = workspacePath(dataDirOf(flags.dataDir, terminal.env, platform), flags.workspace)
  if (!existsSync(path)) throw new UsageError(`There is no workspace file ${path}, so nothing was set aside.`)
  if (isSound(path)) {
    throw new UsageError(`The workspace file ${path} is sound, so it was left where it is.`)
  }
  const { folder, restored } = setAside(path, clock.now())
  const now = restored ? `The backup ${restored} is in its place.` : 'The next command starts an empty one.'
  if (flags.json) terminal.out(`${JSON.stringify({ folder, restored }, null, 2)}\n`)
  else terminal.out(`The damaged workspace was moved to ${folder}. ${now}\n`)
  return 0
}
