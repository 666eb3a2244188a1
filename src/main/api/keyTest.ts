import type { CallOutput } from '../../shared/contract.ts'
import type { Failure } from '../../shared/failure.ts'
import type { AppConfig } from '../app.ts'
import { connect } from '../llm/connect.ts'

export type KeyTest = NonNullable<CallOutput<'settings.read'>['key']['lastTest']>

const timeoutMs = 10_000

/** The model server could not be asked, which says nothing about the key. */
const unreached = new Set<Failure['kind']>(['offline', 'network', 'timeout', 'stalled'])

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
  const connection = await connect('anthropic', env, () => clock.now())
  try {
    const { failure } = await connection.llm.probe({ timeoutMs })
    const told = failure ? `${connection.endpoint}: ${failure.message}` : `${connection.endpoint} answers.`
    const message = without(env['ANTHROPIC_API_KEY'], told)
    const test = { ok: failure === null, message, latencyMs: Math.max(0, clock.now() - at), at }
    return { test, isRefused: failure !== null && !unreached.has(failure.kind) }
  } finally {
    await connection.close()
  }
}

function without(key: string | undefined, text: string): string {
  return key ? text.replaceAll(key.trim(), '(the key)') : text
}
