import type { AppConfig } from '../../app.ts'
import type { Settings } from './desk.ts'

type Env = AppConfig['env']

/**
 * The environment as the engine sees it: what the operator has set in the window stands in for variables that are not
 * there. It is looked up at each access, so that a key given now holds for the next run.
 */
export function environmentWith(env: Env, settings: Pick<Settings, 'read' | 'secrets'>): Env {
  return {
    ...env,
    get ANTHROPIC_API_KEY() {
      return env['ANTHROPIC_API_KEY'] || (settings.secrets.key() ?? undefined)
    },
    get ANTHROPIC_BASE_URL() {
      return env['ANTHROPIC_BASE_URL'] || (settings.read().baseUrl ?? undefined)
    },
  }
}
