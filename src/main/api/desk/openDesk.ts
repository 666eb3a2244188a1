import type { AppConfig } from '../../app.ts'
import { createApp } from '../../app.ts'
import { removingHalfImports } from '../../operations/halfImports.ts'
import { createChangeFeed } from '../changeFeed.ts'
import { checkAfterRun, createChecks } from '../runs/checks.ts'
import type { Desk } from './desk.ts'
import { createHandlers } from '../handlers.ts'
import { createJobs } from './jobs.ts'
import { RunsHere } from '../runs/runs.ts'
import { bugSayer } from './sayBug.ts'
import { watchHandlers } from './watchHandlers.ts'

/** A workspace to open, and what all workspaces of this process have in common. */
export interface DeskConfig extends Pick<Desk, 'host' | 'version' | 'files' | 'settings' | 'announceToAll'> {
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
  const removal = removingHalfImports(app)
  const changes = createChangeFeed(app)
  const onBug = bugSayer(app.log)
  const jobs = createJobs(app.config.clock, onBug)
  const checks = createChecks(app, jobs, changes)
  const runs = new RunsHere(app, { onEnded: (batchId) => checkAfterRun(batchId, app, checks), onBug })
  const desk: Desk = { app, runs, changes, jobs, checks, ...common }
  return {
    desk,
    handlers: watchHandlers(createHandlers(desk), app.log),
    async close() {
      // At once: the end of a run must not start a check any more.
      await Promise.all([jobs.close(), runs.close(), removal.stop()])
      changes.close()
      app.close()
    },
  }
}
