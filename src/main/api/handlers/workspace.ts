import type { WorkspaceView } from '../../../shared/views/deskViews.ts'
import type { App } from '../../app.ts'
import { dayNumber } from '../../store/costs/spend.ts'
import { defaultProvider } from '../../llm/connect.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'
import { providerFor } from '../runs/providerFor.ts'

type WorkspaceDesk = Pick<Desk, 'app' | 'host' | 'version' | 'settings' | 'changes'>

/** The workspace as a whole, and when it has changed. */
export function workspaceHandlers(desk: WorkspaceDesk): Pick<Handlers, 'workspace.read' | 'changes.after'> {
  const { app, host, version, settings, changes } = desk
  const { config } = app
  return {
    'workspace.read': () => {
      return {
        ...{ name: config.workspace, host, version },
        provider: providerFor(desk),
        hasKey: settings.secrets.key() !== null || defaultProvider(config.env) === 'anthropic',
        today: todayOf(app),
      }
    },
    'changes.after': async ({ version: known, waitMs }) => ({ version: await changes.after(known, waitMs) }),
  }
}

function todayOf({ store, config }: App): WorkspaceView['today'] {
  const now = config.clock.now()
  const fromDay = dayNumber(now)
  const practice = store.costs.total({ fromDay, isPractice: true })
  return {
    spentNanoUsd: store.costs.total({ fromDay, isPractice: false }).costNanoUsd,
    practiceNanoUsd: practice.costNanoUsd,
    practiceUnsettledNanoUsd: practice.unsettledNanoUsd,
    ...store.budgets.ofWorkspace('day', false, now),
  }
}
