import { describe, expect, onTestFinished, test } from 'vitest'
import type { CallResult, ModelRequest } from '../../src/main/llm/call.ts'
import { createClient } from '../../src/main/llm/client.ts'
import type { PracticeOptions } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { http, rawServer } from '../helpers/rawServer.ts'

const now = Date.UTC(2026, 10, 24, 9)
const request: ModelRequest = {
  model: 'claude-sonnet-5-5',
  max_tokens: 200,
  system: 'Answer.',
  messages: [{ role: 'user', content: 'I was charged twice.' }],
}
const message = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  content: [{ type: 'text', text: 'Hello' }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 10, output_tokens: 2, cache_creation_input_tokens: 3, cache_read_input_tokens: 4 },
}

describe('a good answer', () => {
  test('brings its text, tokens, model and request id', async () => {
    const result = await sendTo(
      await rawServer(http(200, JSON.stringify(message), { 'request-id': 'req_7' })),
    )
    expect(result).toMatchObject({
      status: 200,
      requestId: 'req_7',
      failure: null,
      reply: {
        text: 'Hello',
        model: 'claude-sonnet-5-5',
        tokens: { input: 10, cacheWrite: 3, cacheRead: 4, output: 2 },
      },
    })
  })

  test('of a server that leaves usage and model out counts as no tokens of the model asked', async () => {
    const { usage: _, model: __, ...bare } = message
    const { reply } = await sendTo(await rawServer(http(200, JSON.stringify(bare))))
    expect(reply).toMatchObject({ model: 'claude-sonnet-5-5', tokens: { input: 0, output: 0 } })
  })

  test('is read by its text blocks: a thinking block may come first', async () => {
    const body = { ...message, content: [{ type: 'thinking', thinking: '' }, ...message.content] }
    expect((await sendTo(await rawServer(http(200, JSON.stringify(body))))).reply!.text).toBe('Hello')
  })
})

describe('what is sent', () => {
  test('is the request byte for byte, with the key as a bearer token and nothing from the environment', async () => {
    let received = ''
    const url = await rawServer(http(200, JSON.stringify(message)), (text) => (received = text))
    await sendTo(url, { apiKey: 'sk-test-1' })
    expect(received).toContain(JSON.stringify(request))
    expect(received.toLowerCase()).toContain('authorization: bearer sk-test-1')
    expect(received).toContain('anthropic-version: ')
  })

  test('holds no key where there is none', async () => {
    let received = ''
    await sendTo(await rawServer(http(200, JSON.stringify(message)), (text) => (received = text)))
    expect(received.toLowerCase()).not.toMatch(/authorization|x-api-key/)
  })
})

describe('trouble comes back as data, sorted', () => {
  test.for([
    ['400', 'bad_request', 400],
    ['401', 'auth', 401],
    ['402', 'credit', 402],
    ['403', 'permission', 403],
    ['404', 'model_not_found', 404],
    ['408', 'timeout', 408],
    ['409', 'conflict', 409],
    ['413', 'too_large', 413],
    ['429', 'rate_limited', 429],
    ['429-spend', 'spend_limit', 429],
    ['credit', 'credit', 400],
    ['spend-limit', 'spend_limit', 400],
    ['500', 'server_error', 500],
    ['502', 'server_error', 502],
    ['504', 'timeout', 504],
    ['529', 'overloaded', 529],
    ['html-502', 'server_error', 502],
    ['html', 'broken_body', 200],
    ['empty-body', 'broken_body', 200],
    ['truncated-json', 'broken_body', 200],
    ['reset', 'network', null],
    ['reset-headers', 'network', null],
    ['reset-body', 'network', null],
    ['hang', 'timeout', null],
    ['stall', 'stalled', null],
    ['refusal', 'refusal', 200],
    ['max-tokens', 'truncated', 200],
    ['empty-content', 'empty_reply', 200],
  ] as const)('%s is %s', async ([fault, kind, status]) => {
    const result = await sendToPractice({ faults: [fault] })
    expect([result.failure?.kind, result.status]).toEqual([kind, status])
    expect(result.failure!.message).toMatch(/^[^<]+$/)
    // A proxy's page has no request id either.
    expect(result.requestId === null).toBe(status === null || fault.startsWith('html'))
  })

  test('numbers that cannot be are no credit, and no more than a model could take', async () => {
    const usage = { input_tokens: -500, output_tokens: 1e15, cache_read_input_tokens: 1.5 }
    const body = { ...message, usage, model: 'm'.repeat(1_000), stop_reason: { a: 1 } }
    const { reply } = await sendTo(await rawServer(http(200, JSON.stringify(body))))
    expect(reply!.tokens).toEqual({ input: 0, cacheWrite: 0, cacheRead: 0, output: 10_000_000 })
    expect(reply).toMatchObject({ model: 'm'.repeat(200), stopReason: null })
  })

  test('what the server repeats of the key is taken out, unless the key is any word', async () => {
    const said = { ...message, content: [{ type: 'text', text: 'Hello sk-secret-123 local' }] }
    const url = () => rawServer(http(200, JSON.stringify(said), { 'request-id': 'sk-secret-123' }))
    const secret = await sendTo(await url(), { apiKey: 'sk-secret-123' })
    expect(secret).toMatchObject({ requestId: '(the key)', reply: { text: 'Hello (the key) local' } })
    expect(secret.reply!.json).not.toContain('sk-secret-123')
    const word = await sendTo(await url(), { apiKey: 'local' })
    expect(word.reply!.text).toBe('Hello sk-secret-123 local')
  })

  test('a reply that is of no use is still paid for', async () => {
    const { reply } = await sendToPractice({ faults: ['refusal'] })
    expect(reply!.tokens.input).toBeGreaterThan(0)
  })

  test('a server that is not there is offline', async () => {
    const server = await startPracticeServer()
    await server.close()
    expect((await sendTo(server.url)).failure).toMatchObject({ kind: 'offline' })
    expect((await sendTo('http://nowhere.invalid')).failure).toMatchObject({ kind: 'offline' })
  })

  test('a drip that takes longer than allowed is stalled: the time covers the body', async () => {
    expect((await sendToPractice({ faults: ['drip'] })).failure).toMatchObject({ kind: 'stalled' })
  })

  test("a 404 without the API's envelope speaks of the base URL, not of the model", async () => {
    const { failure } = await sendTo(
      await rawServer(http(404, '<html>not here</html>', { 'content-type': 'text/html' })),
    )
    expect(failure).toMatchObject({ kind: 'bad_request' })
    expect(failure!.message).toContain('base URL')
  })

  test('a model that does not exist is named in a whole sentence', async () => {
    const { failure } = await sendToPractice({ faults: ['404'] })
    expect(failure!.message).toBe('There is no model "practice-fault".')
  })

  test('a reply of 10 MB is taken, one of 40 MB refused', async () => {
    expect((await sendToPractice({ faults: ['huge'] })).status).toBe(200)
    const huge = await rawServer(http(200, 'x'.repeat(40 * 1024 * 1024)))
    expect((await sendTo(huge, {}, 20_000)).failure).toMatchObject({ kind: 'broken_body' })
  })
})

describe('headers', () => {
  test.for([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['a date', { 'retry-after': new Date(now + 9_000).toUTCString() }, 9_000],
    ['a date that has passed', { 'retry-after': new Date(now - 9_000).toUTCString() }, 0],
    ['milliseconds', { 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    ['nonsense', { 'retry-after': 'soon' }, null],
  ] as const)('retry-after in %s', async ([, headers, expected]) => {
    const body = JSON.stringify({ type: 'error', error: { type: 'rate_limit_error', message: 'slow down' } })
    expect((await sendTo(await rawServer(http(429, body, headers)))).retryAfterMs).toBe(expected)
  })

  test('rate limits are read; what cannot be read is left out', async () => {
    const headers = {
      'anthropic-ratelimit-requests-limit': '50',
      'anthropic-ratelimit-requests-remaining': '49',
      'anthropic-ratelimit-input-tokens-limit': 'many',
    }
    const { limits } = await sendTo(await rawServer(http(200, JSON.stringify(message), headers)))
    expect(limits).toEqual({ requests: { limit: 50, remaining: 49 } })
  })
})

test('a probe is free; a server without a list of models is there all the same', async () => {
  const server = await startPracticeServer()
  onTestFinished(() => server.close())
  expect((await clientOf(server.url).probe({ timeoutMs: 20_000 })).failure).toBeNull()
  expect(server.requests()).toBe(0)
  const local = await rawServer(http(404, '{}'))
  expect((await clientOf(local).probe({ timeoutMs: 20_000 })).failure).toBeNull()
})

function clientOf(baseUrl: string, apiKey: string | null = null) {
  const client = createClient({ apiKey, baseUrl, now: () => now })
  onTestFinished(() => client.close())
  return client
}

function sendTo(
  baseUrl: string,
  { apiKey }: { apiKey?: string } = {},
  timeoutMs = 20_000,
): Promise<CallResult> {
  return clientOf(baseUrl, apiKey ?? null).send(request, { timeoutMs })
}

/** Faults without an end. */
const endless = new Set(['hang', 'stall', 'drip'])

/** Waits long for an answer that comes, also where the machine is busy, and not long for one that never does. */
async function sendToPractice(options: PracticeOptions): Promise<CallResult> {
  const timeoutMs = options.faults?.some((fault) => endless.has(fault)) ? 1_000 : 20_000
  const server = await startPracticeServer(options)
  onTestFinished(() => server.close())
  return clientOf(server.url).send(request, { timeoutMs })
}
