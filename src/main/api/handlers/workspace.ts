import { wholeWorkspace } from '../../store/spending.ts'
import { defaultProvider } from '../../llm/connect.ts'
import type { Desk } from '../desk.ts'
import type { Handlers } from '../dispatch.ts'
import { providerFor } from '../providerFor.ts'

type WorkspaceDesk = Pick<Desk, 'app' | 'host' | 'version' | 'settings' | 'changes'>

/** The workspace as a whole, and when it has changed. */
export function workspaceHandlers(desk: WorkspaceDesk): Pick<Handlers, 'workspace.read' | 'changes.after'> {
  const { app, host, version, settings, changes } = desk
  const { store, config } = app
  return {
    'workspace.read': () => {
      const { spent, reserved } = store.budgets.used('day', wholeWorkspace, config.clock.now())
      return {
        ...{ name: config.workspace, host, version },
        provider: providerFor(desk),
        hasKey: settings.secrets.key() !== null || defaultProvider(config.env) === 'anthropic',
        today: { usedNanoUsd: spent + reserved, capNanoUsd: store.budgets.caps().day ?? null },
      }
    },
    'changes.after': async ({ version: known, waitMs }) => ({ version: await changes.after(known, waitMs) }),
  }
}
