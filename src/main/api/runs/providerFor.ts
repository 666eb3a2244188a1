import type { Provider } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { defaultProvider } from '../../llm/connect.ts'
import type { Desk } from '../desk/desk.ts'

/** Who answers a batch that has not run yet. */
export function providerFor({ app, settings }: Pick<Desk, 'app' | 'settings'>): Provider {
  return settings.read().usePractice ? 'practice' : defaultProvider(app.config.env)
}

/** Said in the words of the window, before the engine would say it in those of the command line. */
export function requireKey(provider: Provider, { app }: Pick<Desk, 'app'>): void {
  if (provider === 'practice' || defaultProvider(app.config.env) === 'anthropic') return
  throw new UsageError('There is no API key, so nothing can be asked. Set one under Settings.')
}
