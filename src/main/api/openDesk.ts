import type { AppConfig } from '../app.ts'
import { createApp } from '../app.ts'
import { createChangeFeed } from './changeFeed.ts'
import { checkAfterRun, createChecks } from './checks.ts'
import type { ChangeFeed, Desk, Secrets, Settings, StoredSettings } from './desk.ts'
import type { Handlers } from './dispatch.ts'
import { environmentWith } from './environment.ts'
import type { FilePort } from './files.ts'
import { createFiles } from './files.ts'
import { createHandlers } from './handlers.ts'
import { createJobs } from './jobs.ts'
import { createRuns } from './runs.ts'
import { bugSayer } from './sayBug.ts'
import { createSettings } from './settings.ts'
import { watchHandlers } from './watchHandlers.ts'

export interface DeskConfig {
  readonly app: AppConfig
  readonly host: Desk['host']
  readonly version: string
  readonly secrets: Secrets
  readonly files: FilePort
  /** Hears of every change of the settings. */
  readonly onSettings?: (settings: StoredSettings) => void
}

export interface OpenDesk {
  readonly desk: Desk
  readonly handlers: Handlers
  /** Pauses what runs, waits for the calls in flight, then closes the workspace. */
  close(): Promise<void>
}

/** Opens a workspace for a host and the page in it. */
export function openDesk(config: DeskConfig): OpenDesk {
  const { host, version } = config
  const stored = createSettings(config.app.dataDir, config.secrets)
  const app = createApp({ ...config.app, env: environmentWith(config.app.env, stored) })
  const changes = createChangeFeed(app)
  const settings = announced(stored, changes, config.onSettings)
  const jobs = createJobs(app.config.clock, bugSayer(app.log))
  const checks = createChecks(app, jobs, changes)
  const runs = createRuns(app, (batchId) => checkAfterRun(batchId, app, checks))
  const files = createFiles(config.files)
  const desk: Desk = { app, host, version, runs, changes, jobs, checks, files, settings }
  return {
    desk,
    handlers: watchHandlers(createHandlers(desk), app.log),
    async close() {
      // At once: the end of a run must not start a check any more.
      await Promise.all([jobs.close(), runs.close()])
      changes.close()
      await files.close()
      app.close()
    },
  }
}

/** Settings and the key stand outside the workspace file, so the feed does not see them change. */
function announced(settings: Settings, changes: ChangeFeed, onSettings: DeskConfig['onSettings']): Settings {
  const { secrets } = settings
  return {
    read: () => settings.read(),
    write(change) {
      settings.write(change)
      onSettings?.(settings.read())
      changes.announce()
    },
    secrets: {
      keptIn: secrets.keptIn,
      key: () => secrets.key(),
      set(key) {
        secrets.set(key)
        changes.announce()
      },
      forget() {
        secrets.forget()
        changes.announce()
      },
    },
  }
}
