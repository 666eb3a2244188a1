import type { Provider } from '../../shared/batch.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { LlmClient } from './call.ts'
import { createClient } from './client.ts'

type Env = Readonly<Record<string, string | undefined>>

/** A model server that can be asked. */
export interface Connection {
  readonly llm: LlmClient
  /** Names the server: answers of different servers are never mixed up in the cache. */
  readonly endpoint: string
  close(): Promise<void>
}

const anthropicUrl = 'https://api.anthropic.com'

/** Practice answers come like real ones, only sooner: so a run can be watched, and does not take long. */
const practiceLatency = { p50: 120, p95: 350 }

/** The provider when none is given: the real one as soon as there is a key or a server, else the practice model. */
export function defaultProvider(env: Env): Provider {
  return env['ANTHROPIC_API_KEY'] || env['ANTHROPIC_BASE_URL'] ? 'anthropic' : 'practice'
}

/** Throws UsageError when the provider cannot be used as the environment stands. */
export function requireUsable(provider: Provider, env: Env): void {
  if (provider === 'practice' || env['ANTHROPIC_API_KEY'] || env['ANTHROPIC_BASE_URL']) return
  throw new UsageError(
    'There is no ANTHROPIC_API_KEY. Set it (or ANTHROPIC_BASE_URL for a server that needs none), or try --provider practice.',
  )
}

/** Connects to the provider. The practice model runs in this process, unless MILLRACE_PRACTICE_URL names a server. */
export async function connect(provider: Provider, env: Env, now: () => number): Promise<Connection> {
  requireUsable(provider, env)
  if (provider === 'practice') return connectPractice(env['MILLRACE_PRACTICE_URL'], now)
  const baseUrl = readBaseUrl(env['ANTHROPIC_BASE_URL'] || anthropicUrl)
  const llm = createClient({ apiKey: readKey(env['ANTHROPIC_API_KEY']), baseUrl, now })
  return { llm, endpoint: baseUrl, close: () => llm.close() }
}

/** A key with a line break or a typographic quote in it was pasted wrongly. It is not repeated here. */
function readKey(text: string | undefined): string | null {
  const key = text?.trim() ?? ''
  if (/^[\u0021-\u007e]*$/.test(key)) return key || null
  throw new UsageError('ANTHROPIC_API_KEY holds characters that no key has. Copy it again.')
}

/** The SDK adds `/v1` by itself, so one that was given is taken off. */
function readBaseUrl(text: string): string {
  const url = URL.parse(text.trim())
  if (url && /^https?:$/.test(url.protocol)) return text.trim().replace(/\/+$/, '').replace(/\/v1$/, '')
  throw new UsageError(
    `ANTHROPIC_BASE_URL is "${text}", which is not a web address. Write it like http://localhost:8080.`,
  )
}

async function connectPractice(url: string | undefined, now: () => number): Promise<Connection> {
  const server = url ? null : await startedPracticeServer()
  const llm = createClient({ apiKey: null, baseUrl: url ?? server!.url, now })
  const close = async (): Promise<void> => {
    await llm.close()
    await server?.close()
  }
  return { llm, endpoint: 'practice', close }
}

/** Loaded only where it is wanted: most runs never need it. */
async function startedPracticeServer() {
  const { startPracticeServer } = await import('./practiceServer.ts')
  return startPracticeServer({ latency: practiceLatency })
}
