import type { CallOutput } from '../../../shared/contract.ts'
import { hasLogin } from '../../llm/connect.ts'
import { defaultSettings } from '../../operations/run/batchSettings.ts'
import type { Desk } from '../desk/desk.ts'

type SettingsDesk = Pick<Desk, 'app' | 'settings'>
type SettingsView = CallOutput<'settings.read'>

/** The settings as their screen shows them. The key is not in it, only where it comes from. */
export function settingsView({ app, settings }: SettingsDesk): SettingsView {
  const { store, config } = app
  const { defaults, usePractice, theme, askAboveNanoUsd, notify } = settings.read()
  const { provider: _, ...ours } = defaultSettings
  const now = config.clock.now()
  const [day, workspace] = [
    store.budgets.ofWorkspace('day', false, now),
    store.budgets.ofWorkspace('workspace', false, now),
  ]
  return {
    defaults: { ...ours, ...defaults, models: [...(defaults.models ?? ours.models)] },
    ...addressOf({ app, settings }),
    ...{ usePractice, theme, askAboveNanoUsd, notify },
    budgets: { dayNanoUsd: day.capNanoUsd, workspaceNanoUsd: workspace.capNanoUsd },
    used: { dayNanoUsd: day.usedNanoUsd, workspaceNanoUsd: workspace.usedNanoUsd },
    key: { ...keyOf({ app, settings }), lastTest: settings.lastTest() },
    dataFolder: config.dataDir,
  }
}

/** The environment beats what was set here, so what is in force and not ours is the environment's. */
function addressOf({ app, settings }: SettingsDesk): Pick<SettingsView, 'baseUrl' | 'baseUrlFrom'> {
  const baseUrl = app.config.env['ANTHROPIC_BASE_URL'] || null
  if (baseUrl === null) return { baseUrl, baseUrlFrom: 'default' }
  const baseUrlFrom = baseUrl === settings.read().baseUrl ? 'settings' : 'environment'
  return { baseUrl: hasLogin(baseUrl) ? new URL(baseUrl).origin : baseUrl, baseUrlFrom }
}

function keyOf({ app, settings: { secrets } }: SettingsDesk): Omit<SettingsView['key'], 'lastTest'> {
  const key = app.config.env['ANTHROPIC_API_KEY'] || null
  const ours = key === secrets.key() ? secrets.keptIn : 'environment'
  return { isSet: key !== null, from: key === null ? null : ours, wouldKeepIn: secrets.keptIn }
}
