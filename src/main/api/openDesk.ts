import type { AppConfig } from '../app.ts'
import { createApp } from '../app.ts'
import { createChangeFeed } from './changeFeed.ts'
import type { Desk } from './desk.ts'
import { createHandlers } from './handlers.ts'
import { createJobs } from './jobs.ts'
import { createRuns } from './runs.ts'
import { sayBug } from './sayBug.ts'

/** A workspace to open, and what all workspaces of this process have in common. */
export interface DeskConfig extends Pick<Desk, 'host' | 'version' | 'files' | 'settings'> {
  readonly app: AppConfig
}

export interface OpenDesk {
  readonly desk: Desk
  readonly handlers: ReturnType<typeof createHandlers>
  /** Pauses what runs, waits for the calls in flight, then closes the workspace. */
  close(): Promise<void>
}

/** Opens a workspace for the pages that show it. */
export function openDesk({ app: config, ...common }: DeskConfig): OpenDesk {
  const app = createApp(config)
  const runs = createRuns(app)
  const changes = createChangeFeed(app)
  const jobs = createJobs(app.config.clock, sayBug)
  const desk: Desk = { app, runs, changes, jobs, ...common }
  return {
    desk,
    handlers: createHandlers(desk),
    async close() {
      await jobs.close()
      await runs.close()
      changes.close()
      app.close()
    },
  }
}
