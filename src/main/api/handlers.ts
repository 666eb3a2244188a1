import type { Desk } from './desk/desk.ts'
import type { Handlers } from './dispatch.ts'
import { batchHandlers } from './handlers/batch.ts'
import { batchesHandlers } from './handlers/batches.ts'
import { chartsHandlers } from './handlers/charts.ts'
import { costsHandlers } from './handlers/costs.ts'
import { eventsHandlers } from './handlers/events.ts'
import { diagnosticsHandlers } from './handlers/diagnostics.ts'
import { exportHandlers } from './handlers/export.ts'
import { failuresHandlers } from './handlers/failures.ts'
import { itemHandlers } from './handlers/item.ts'
import { itemsHandlers } from './handlers/items.ts'
import { networkHandlers } from './handlers/network.ts'
import { retryHandlers } from './handlers/retry.ts'
import { savedViewsHandlers } from './handlers/savedViews.ts'
import { settingsHandlers } from './handlers/settings.ts'
import { smellsHandlers } from './handlers/smells.ts'
import { sourceHandlers } from './handlers/source.ts'
import { workspaceHandlers } from './handlers/workspace.ts'

type InWorkspace = Omit<Handlers, `workspaces.${string}`>

/** All that a page can ask of the workspace that it shows, for every host. */
export function createHandlers(desk: Desk): InWorkspace {
  return {
    ...workspaceHandlers(desk),
    ...batchesHandlers(desk),
    ...batchHandlers(desk),
    ...chartsHandlers(desk),
    ...eventsHandlers(desk),
    ...itemsHandlers(desk),
    ...savedViewsHandlers(desk),
    ...itemHandlers(desk),
    ...smellsHandlers(desk),
    ...failuresHandlers(desk),
    ...retryHandlers(desk),
    ...sourceHandlers(desk),
    ...exportHandlers(desk),
    ...settingsHandlers(desk),
    ...costsHandlers(desk),
    ...networkHandlers(desk),
    ...diagnosticsHandlers(desk),
  }
}
