import type { CallOutput } from '../../../shared/contract.ts'
import type { AppConfig } from '../../app.ts'
import { probed } from '../../llm/probe.ts'

export type KeyTest = NonNullable<CallOutput<'settings.read'>['key']['lastTest']>

/**
 * Asks the model server, free of charge, whether it takes the key of this environment. `isRefused`: it answered, and
 * does not. Throws UsageError for what cannot be a key or an address. The key is in no sentence, also not when the
 * server repeats it.
 */
export async function testKey(
  env: AppConfig['env'],
  clock: AppConfig['clock'],
): Promise<{ readonly test: KeyTest; readonly isRefused: boolean }> {
  const at = clock.now()
  const { endpoint, failure, isReached } = await probed('anthropic', env, () => clock.now())
  const told = failure ? `${endpoint}: ${failure.message}` : `${endpoint} answers.`
  const message = without(env['ANTHROPIC_API_KEY'], told)
  const test = { ok: failure === null, message, latencyMs: Math.max(0, clock.now() - at), at }
  return { test, isRefused: failure !== null && isReached }
}

function without(key: string | undefined, text: string): string {
  return key ? text.replaceAll(key.trim(), '(the key)') : text
}
