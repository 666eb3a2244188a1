import type { AppConfig } from '../../app.ts'
import type { Log } from '../../log.ts'
import { errorFields, noLog } from '../../log.ts'
import { operatorSentence } from '../../operations/operatorSentence.ts'
import { takesLongToOpen } from '../../store/workspaceFile/inspect.ts'
import { hasWorkspace, listWorkspaces, usualWorkspace, workspacePath } from '../../workspaces.ts'
import { announced } from '../settings/announced.ts'
import type { StoredSettings } from '../../settingsFile.ts'
import type { Desk, Secrets, Settings } from './desk.ts'
import type { Desks } from './desks.ts'
import { environmentWith } from './environment.ts'
import type { FilePort } from '../files/files.ts'
import { createFiles } from '../files/files.ts'
import { workspacesHandlers } from '../handlers/workspaces.ts'
import { createJobs } from './jobs.ts'
import { openDesk } from './openDesk.ts'
import { OpenOnes } from './openOnes.ts'
import { bugSayer } from './sayBug.ts'
import { createSettings } from '../settings/deskSettings.ts'

export interface DesksConfig extends Pick<Desk, 'host' | 'version'> {
  /** With a workspace that is not the usual one, that one is shown first. */
  readonly app: AppConfig
  readonly secrets: Secrets
  readonly files: FilePort
  /** Hears of every change of the settings. */
  readonly onSettings?: (settings: StoredSettings) => void
}

/** Opens the data folder for a host. The workspace that is named, or the first one of all, is made. */
export function openDesks({ app, host, version, secrets, files: port, onSettings }: DesksConfig): Desks {
  const stored = createSettings(app.dataDir, secrets)
  const announceToAll = (): void => {
    for (const { desk } of open.all()) desk.changes.announce()
  }
  const settings = announced(stored, (now) => {
    onSettings?.(now)
    announceToAll()
  })
  const config = { ...app, env: environmentWith(app.env, stored) }
  const files = createFiles(port)
  const jobs = createJobs(app.clock, bugSayer(app.log ?? noLog))
  const open = new OpenOnes(app, (workspace) =>
    openDesk({ host, version, files, settings, announceToAll, app: { ...config, workspace } }),
  )
  const desks: Desks = {
    ...{ config, host, settings, files, jobs },
    handlersIn: (workspace) => (workspace === null ? ofAll : open.opened(workspace).handlers),
    first() {
      const name = firstOf(config, settings)
      if (listWorkspaces(app.dataDir).length === 0) open.make(name)
      return name
    },
    make: (workspace) => void open.make(workspace),
    open: () => open.all(),
    isClosed: () => open.isClosed,
    running: (workspace) => open.running(workspace),
    whileClosed: (workspace, work) => open.whileClosed(workspace, work),
    pause: async () => void (await Promise.all(open.all().map(({ desk }) => desk.runs.close()))),
    async close() {
      await jobs.close()
      await open.close()
      files.close()
    },
  }
  const ofAll = workspacesHandlers(desks)
  const first = app.workspace === usualWorkspace ? desks.first() : app.workspace
  if (!hasWorkspace(app.dataDir, first)) open.make(first)
  // Else its page is there first, to show what is done.
  else if (!takesLongToOpen(workspacePath(app.dataDir, first)))
    openedIfItCan(() => open.opened(first), app.log ?? noLog)
  return desks
}

/** A workspace that cannot be opened keeps no page from the others: whoever asks for it is told why. */
function openedIfItCan(open: () => unknown, log: Log): void {
  try {
    open()
  } catch (error) {
    if (operatorSentence(error) === null) throw error
    log.write('error', 'workspace not opened', errorFields(error))
  }
}

function firstOf({ dataDir, workspace }: AppConfig, settings: Settings): string {
  const names = listWorkspaces(dataDir)
  const wanted = [
    workspace === usualWorkspace ? null : workspace,
    settings.read().lastWorkspace,
    usualWorkspace,
  ]
  return wanted.find((name) => name !== null && names.includes(name)) ?? names[0] ?? usualWorkspace
}
