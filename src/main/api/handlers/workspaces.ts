import type { CallName } from '../../../shared/contract.ts'
import { newWorkspaceName, requireWorkspace, workspacePath } from '../../workspaces.ts'
import type { Desks } from '../desk/desks.ts'
import type { Handlers } from '../dispatch.ts'
import { chosen } from '../files/chosen.ts'
import { deletedIn } from '../../store/workspaceFile/moveWorkspace.ts'
import { backUp, restore, targetFor } from '../workspaces/copying.ts'
import { jobsHandlers } from './jobs.ts'
import { deletedOnes, linesOf } from '../workspaces/linesOf.ts'
import { deleteWorkspace, putBack, renameWorkspace } from '../workspaces/moving.ts'
import { setAsideDamaged } from '../workspaces/settingAside.ts'

type WorkspacesCalls = Extract<CallName, `workspaces.${string}` | 'job.read' | 'job.cancel'>

/** Workspaces as wholes: which there are, and what becomes of their files. */
export function workspacesHandlers(desks: Desks): Pick<Handlers, WorkspacesCalls> {
  const { config, files, jobs } = desks
  const { dataDir } = config
  return {
    'workspaces.enter': ({ name }) => ({ name: entered(name, desks) }),
    'workspaces.list': () => ({
      workspaces: linesOf(desks),
      deleted: deletedOnes(dataDir),
      deletedFolder: deletedIn(workspacePath(dataDir, 'any')),
    }),
    'workspaces.make': ({ name: typed }) => {
      const name = newWorkspaceName(dataDir, typed)
      desks.make(name)
      return { name }
    },
    'workspaces.rename': async ({ name, to }) => ({ name: await renameWorkspace(name, to, desks) }),
    'workspaces.delete': async ({ name, typed }) => {
      await deleteWorkspace(name, typed, desks)
      return {}
    },
    'workspaces.setAside': ({ name }) => setAsideDamaged(name, desks),
    'workspaces.putBack': ({ id, name }) => ({ name: putBack(id, name, desks) }),
    'workspaces.target': async ({ name }) => ({ target: await targetFor(name, desks) }),
    'workspaces.backUp': ({ name, target }) => {
      requireWorkspace(dataDir, name)
      const path = files.target(target)
      return { job: jobs.start((control) => backUp(name, path, desks, control)) }
    },
    'workspaces.choose': async () => chosen(await files.chooseBackup(), files),
    'workspaces.restore': ({ source, name }) => {
      const file = files.source(source)
      newWorkspaceName(dataDir, name)
      return {
        job: jobs.start(async (control) => {
          const made = await restore(file, name, desks, control)
          files.doneWith(source)
          return made
        }),
      }
    },
    ...jobsHandlers(desks),
  }
}

/** Remembered for pages that name none. */
function entered(name: string | null, desks: Desks): string {
  const { config, settings } = desks
  if (name !== null) requireWorkspace(config.dataDir, name)
  const shown = name ?? desks.first()
  if (settings.read().lastWorkspace !== shown) settings.write({ lastWorkspace: shown })
  return shown
}
