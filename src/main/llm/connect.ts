import type { Provider } from '../../shared/batch.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { LlmClient } from './call.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** A model server that can be asked. */
export interface Connection {
  readonly llm: LlmClient
  /** As `endpointOf` names it. */
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

/** Throws UsageError when the provider cannot be used as the environment stands: a setting is missing or malformed. */
export function requireUsable(provider: Provider, env: Env): void {
  if (provider === 'practice') return void practiceUrlOf(env)
  if (!env['ANTHROPIC_API_KEY'] && !env['ANTHROPIC_BASE_URL'])
    throw new UsageError(
      'There is no ANTHROPIC_API_KEY. Set it (or ANTHROPIC_BASE_URL for a server that needs none), or try --provider practice.',
    )
  baseUrlOf(env)
  keyOf(env)
}

/** Names the server that a provider is: answers of different servers are never mixed up in the cache. */
export function endpointOf(provider: Provider, env: Env): string {
  return provider === 'practice' ? 'practice' : baseUrlOf(env)
}

/** Connects to the provider. The practice model runs in this process, unless MILLRACE_PRACTICE_URL names a server. */
export async function connect(provider: Provider, env: Env, now: () => number): Promise<Connection> {
  requireUsable(provider, env)
  if (provider === 'practice') return connectPractice(practiceUrlOf(env), now)
  const endpoint = endpointOf(provider, env)
  const { createClient } = await clientModule()
  const llm = createClient({ apiKey: keyOf(env), baseUrl: endpoint, now })
  return { llm, endpoint, close: () => llm.close() }
}

/** Whether a text can be used as the address of a model server. */
export function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text.trim())?.protocol ?? '')
}

/** Whether an address holds a name or a password. They would not be sent, and be shown wherever the address is. */
export function hasLogin(address: string): boolean {
  const url = URL.parse(address.trim())
  return url !== null && (url.username !== '' || url.password !== '')
}

/** The address is not repeated. */
export const noLogin = 'holds a name or password before the host. Leave that out; the key is sent for itself.'

/** A key with a line break or a typographic quote in it was pasted wrongly. It is not repeated here. */
function keyOf(env: Env): string | null {
  const key = env['ANTHROPIC_API_KEY']?.trim() ?? ''
  if (/^[\u0021-\u007e]*$/.test(key)) return key || null
  throw new UsageError('ANTHROPIC_API_KEY holds characters that no key has. Copy it again.')
}

/** The SDK adds `/v1` by itself, so one that was given is taken off. */
function baseUrlOf(env: Env): string {
  const url = webAddress('ANTHROPIC_BASE_URL', env) ?? anthropicUrl
  return url.replace(/\/+$/, '').replace(/\/v1$/, '')
}

/** null: the practice model runs in this process. */
function practiceUrlOf(env: Env): string | null {
  return webAddress('MILLRACE_PRACTICE_URL', env)
}

function webAddress(name: string, env: Env): string | null {
  const text = env[name]?.trim()
  if (!text) return null
  if (hasLogin(text)) throw new UsageError(`${name} ${noLogin}`)
  if (isWebAddress(text)) return text
  throw new UsageError(
    `${name} is "${text}", which is not a web address. Write it like http://localhost:8080.`,
  )
}

async function connectPractice(url: string | null, now: () => number): Promise<Connection> {
  const { createClient } = await clientModule()
  const server = url ? null : await startedPracticeServer()
  const llm = createClient({ apiKey: null, baseUrl: url ?? server!.url, now })
  const close = async (): Promise<void> => {
    await llm.close()
    await server?.close()
  }
  return { llm, endpoint: endpointOf('practice', {}), close }
}

/** The SDK is four hundred modules, which the start of the app does not wait for. */
function clientModule() {
  return import('./client.ts')
}

/** Loaded only where it is wanted: most runs never need it. */
async function startedPracticeServer() {
  const { startPracticeServer } = await import('./practiceServer.ts')
  return startPracticeServer({ latency: practiceLatency })
}
