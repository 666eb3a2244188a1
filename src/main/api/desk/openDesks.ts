import { UsageError } from '../../../shared/usageError.ts'
import type { AppConfig } from '../../app.ts'
import type { Log } from '../../log.ts'
import { errorFields, noLog } from '../../log.ts'
import { storageTroubleOf } from '../../store/storageTrouble.ts'
import { hasWorkspace, listWorkspaces, requireWorkspace, usualWorkspace } from '../../workspaces.ts'
import { announced } from '../settings/announced.ts'
import type { StoredSettings } from '../../settingsFile.ts'
import type { Desk, Secrets, Settings } from './desk.ts'
import type { Desks } from './desks.ts'
import { environmentWith } from './environment.ts'
import type { FilePort } from '../files/files.ts'
import { createFiles } from '../files/files.ts'
import { workspacesHandlers } from '../handlers/workspaces.ts'
import { createJobs } from './jobs.ts'
import type { OpenDesk } from './openDesk.ts'
import { openDesk } from './openDesk.ts'
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
  const open = new OpenOnes()
  const stored = createSettings(app.dataDir, secrets)
  const settings = announced(stored, (now) => {
    onSettings?.(now)
    for (const { desk } of open.all()) desk.changes.announce()
  })
  const config = { ...app, env: environmentWith(app.env, stored) }
  const files = createFiles(port)
  const jobs = createJobs(app.clock, bugSayer(app.log ?? noLog))
  const make = (workspace: string): OpenDesk =>
    open.add(workspace, openDesk({ host, version, files, settings, app: { ...config, workspace } }))
  const opened = (workspace: string): OpenDesk => {
    const known = open.get(workspace)
    if (known) return known
    requireWorkspace(app.dataDir, workspace)
    return make(workspace)
  }
  const desks: Desks = {
    ...{ config, host, settings, files, jobs },
    handlersIn: (workspace) => (workspace === null ? ofAll : opened(workspace).handlers),
    first() {
      const name = firstOf(config, settings)
      if (listWorkspaces(app.dataDir).length === 0) make(name)
      return name
    },
    make: (workspace) => void make(workspace),
    open: () => open.all(),
    isClosed: () => open.isClosed,
    running: (workspace) => open.running(workspace),
    whileClosed: (workspace, work) => open.whileClosed(workspace, work),
    pause: async () => void (await Promise.all(open.all().map(({ desk }) => desk.runs.close()))),
    async close() {
      await jobs.close()
      await open.close()
      await files.close()
    },
  }
  const ofAll = workspacesHandlers(desks)
  const first = app.workspace === usualWorkspace ? desks.first() : app.workspace
  if (hasWorkspace(app.dataDir, first)) openedIfItCan(() => opened(first), app.log ?? noLog)
  else make(first)
  return desks
}

/** A workspace that cannot be opened keeps no page from the others: whoever asks for it is told why. */
function openedIfItCan(open: () => unknown, log: Log): void {
  try {
    open()
  } catch (error) {
    if (!(error instanceof UsageError || storageTroubleOf(error))) throw error
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

/** The workspaces that are open here, by name. */
class OpenOnes {
  readonly #open = new Map<string, OpenDesk>()
  /** Closed for a moment, not to be opened again meanwhile. */
  readonly #held = new Set<string>()
  isClosed = false

  get(workspace: string): OpenDesk | undefined {
    if (this.#held.has(workspace))
      throw new UsageError(`The workspace "${workspace}" is being renamed or deleted. Wait a moment.`)
    return this.#open.get(workspace)
  }

  add(workspace: string, desk: OpenDesk): OpenDesk {
    this.#open.set(workspace, desk)
    return desk
  }

  all(): readonly OpenDesk[] {
    return [...this.#open.values()]
  }

  running(workspace?: string): number {
    const counted = [...this.#open].filter(([name]) => workspace === undefined || name === workspace)
    return counted.reduce((sum, [, { desk }]) => sum + desk.runs.list().length, 0)
  }

  async close(): Promise<void> {
    this.isClosed = true
    await Promise.all(this.all().map((desk) => desk.close()))
  }

  async whileClosed<T>(workspace: string, work: () => T): Promise<T> {
    const desk = this.get(workspace)
    if (desk) requireIdle(workspace, desk.desk)
    this.#held.add(workspace)
    try {
      await desk?.close()
      this.#open.delete(workspace)
      return work()
    } finally {
      this.#held.delete(workspace)
    }
  }
}

function requireIdle(workspace: string, { runs, jobs }: Desk): void {
  if (runs.list().length > 0)
    throw new UsageError(`Batches of "${workspace}" are running. Pause them first, or wait for their end.`)
  if (runs.waiting().length > 0)
    throw new UsageError(`Batches of "${workspace}" wait for the network. Pause them first.`)
  if (jobs.running() > 0)
    throw new UsageError(
      `An import or export of "${workspace}" is under way. Wait for its end, or cancel it.`,
    )
}
