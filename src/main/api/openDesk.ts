import type { AppConfig } from '../app.ts'
import { createApp } from '../app.ts'
import { createChangeFeed } from './changeFeed.ts'
import type { Desk, Secrets } from './desk.ts'
import type { Handlers } from './dispatch.ts'
import { createHandlers } from './handlers.ts'
import type { FilesPort } from './interimParts.ts'
import { interimParts } from './interimParts.ts'
import { createRuns } from './runs.ts'

export interface DeskConfig {
  readonly app: AppConfig
  readonly host: Desk['host']
  readonly version: string
  readonly secrets: Secrets
  readonly files: FilesPort
}

export interface OpenDesk {
  readonly desk: Desk
  readonly handlers: Handlers
  /** Pauses what runs, waits for the calls in flight, then closes the workspace. */
  close(): Promise<void>
}

/** Opens a workspace for a host and the page in it. */
export function openDesk({ app: config, host, version, secrets, files: port }: DeskConfig): OpenDesk {
  const app = createApp(config)
  const runs = createRuns(app)
  const changes = createChangeFeed(app)
  const { jobs, files, settings } = interimParts(port, secrets)
  const desk: Desk = { app, host, version, runs, changes, jobs, files, settings }
  return {
    desk,
    handlers: createHandlers(desk),
    async close() {
      await jobs.close()
      await runs.close()
      changes.close()
      await files.close()
      app.close()
    },
  }
}
