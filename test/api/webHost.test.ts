import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../src/main/api/page/staticFiles.ts'
import { startWebHost } from '../../src/main/api/webHost.ts'
import type { Sent } from '../helpers/hosted.ts'
import { bodyOf, hosted } from '../helpers/hosted.ts'

test('a call from the page is answered, and its errors are data', async () => {
  const { call, calls, bugs } = await hosted()
  const answer = await call()
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { batches: [] } })
  expect(calls).toEqual([{ name: 'batches.list', input: {} }])
  const wrong = await call({ path: '/api/changes.after', body: bodyOf({ version: -1, waitMs: 0 }) })
  expect(JSON.parse(wrong.body)).toMatchObject({ ok: false, error: { kind: 'usage' } })
  const bug = await call({ path: '/api/settings.read' })
  expect(JSON.parse(bug.body)).toMatchObject({ ok: false, error: { kind: 'bug' } })
  expect(bug.body).not.toContain('a bug')
  expect(bugs).toEqual(['settings.read: Error: a bug'])
})

test('the page and its files carry the policy, and only what has a hash in its name is kept', async () => {
  const { send } = await hosted()
  const page = await send({})
  expect(page).toMatchObject({ status: 200, body: '<title>Millrace</title>' })
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(page.headers['permissions-policy']).toContain('camera=()')
  const script = await send({ path: '/assets/index-a1B2c3D4.js' })
  expect(script).toMatchObject({ status: 200, body: 'let a' })
  expect(script.headers['cache-control']).toContain('immutable')
})

test('the policy allows nothing but what came with the program', () => {
  const policy = new Map(
    contentSecurityPolicy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
  )
  expect(policy.get('default-src')).toEqual(["'none'"])
  expect(policy.get('script-src')).toEqual(["'self'"])
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(policy.get(name)).toEqual(["'none'"])
  for (const sources of policy.values())
    for (const source of sources) expect(["'none'", "'self'", 'data:']).toContain(source)
})

test('no answer sets a cookie or opens the page to another one', async () => {
  const { send, call } = await hosted()
  const answers = [
    await send({}),
    await call(),
    await send({ path: '/none' }),
    await send({ method: 'OPTIONS' }),
  ]
  for (const { headers } of answers) {
    expect(headers['set-cookie']).toBeUndefined()
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy)
  }
})

test.each([
  ['a name that points to this machine', { headers: { host: 'millrace.evil.test' } }, 421],
  ['that name with the right port', { headers: { host: 'evil.test:80' } }, 421],
  ['our address without its port', { headers: { host: '127.0.0.1' } }, 421],
  ['our address with a letter more', { headers: { host: '127.0.0.1:1.evil.test' } }, 421],
  ['another page', { headers: { origin: 'https://evil.test' } }, 403],
  ['a page of another port', { headers: { origin: 'http://127.0.0.1:1' } }, 403],
  ['a page without an origin', { headers: { origin: 'null' } }, 403],
  ['a request across sites', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  ['a request of another port', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
  ['no token', { headers: { authorization: '' } }, 401],
  ['a wrong token', { headers: { authorization: `Bearer ${'A'.repeat(43)}` } }, 401],
  ['a token of another length', { headers: { authorization: 'Bearer A' } }, 401],
  ['a cookie in place of the token', { headers: { authorization: '', cookie: 'token=A' } }, 401],
  ['GET', { method: 'GET' }, 405],
  ['OPTIONS', { method: 'OPTIONS' }, 405],
  ['PUT', { method: 'PUT' }, 405],
  ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
  ['plain text', { headers: { 'content-type': 'text/plain' } }, 415],
  ['a type that only looks right', { headers: { 'content-type': 'text/plain; application/json' } }, 415],
  ['no JSON', { body: '{' }, 400],
  ['an unknown call', { path: '/api/batches.burn' }, 404],
  ['a call of all objects', { path: '/api/constructor' }, 404],
  ['a place inside a call', { path: '/api/batches.list/x' }, 404],
] as [string, Sent, number][])('refused, with nothing done: %s', async (_what, change, status) => {
  const { call, calls } = await hosted()
  expect((await call(change)).status).toBe(status)
  expect(calls).toEqual([])
})

test('the token of one start is none for the next, and localhost is an address of ours', async () => {
  const first = await hosted()
  const second = await hosted()
  expect(first.token).not.toBe(second.token)
  expect(first.token.length).toBeGreaterThanOrEqual(43)
  const { port } = second.host
  expect((await second.call({ headers: { authorization: `Bearer ${first.token}` } })).status).toBe(401)
  const local = { host: `localhost:${port}`, origin: `http://localhost:${port}` }
  expect((await second.call({ headers: local })).status).toBe(200)
  expect(
    (await second.call({ headers: { host: `localhost:${port}` } })).status,
    'origin of the other name',
  ).toBe(403)
})

test('input above 16 MB is refused, announced or not, and nothing is done', async () => {
  const { call, calls } = await hosted()
  const large = JSON.stringify({ text: 'x'.repeat(16_777_216) })
  expect((await call({ body: large })).status).toBe(413)
  const unannounced = { 'transfer-encoding': 'chunked' }
  expect((await call({ body: large, headers: unannounced })).status).toBe(413)
  expect(calls).toEqual([])
  expect((await call({ body: JSON.stringify({ text: 'x'.repeat(16_000_000) }) })).status).toBe(200)
})

test.each([
  '/../secret.js',
  '/assets/../../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/%252e%252e/secret.js',
  '/..\\secret.js',
  '//secret.js',
  '/notes.txt',
  '/assets',
  '/index.html/',
  '/download/../secret.js',
  '/download/',
  'http://evil.test/',
])('no way to another file: %s', async (path) => {
  const { send } = await hosted()
  const answer = await send({ path })
  expect(answer.status).toBe(404)
  expect(answer.body).not.toContain('secret')
})

test('a body that breaks off or never ends does no work and does not keep the host from closing', async () => {
  const { host, own, calls, bugs } = await hosted()
  const begun =
    `POST /api/batches.list HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\nauthorization: ${own.authorization}\r\n` +
    'content-type: application/json\r\ncontent-length: 1000\r\n\r\n{'
  const [broken, slow] = [connect(host.port, '127.0.0.1'), connect(host.port, '127.0.0.1')]
  const ended = new Promise<void>((resolve) => slow.once('close', () => resolve()))
  slow.on('error', () => {})
  await Promise.all(
    [broken, slow].map((socket) => new Promise<void>((sent) => socket.write(begun, () => sent()))),
  )
  broken.destroy()
  await host.close()
  await ended
  expect(calls).toEqual([])
  expect(bugs).toEqual([])
})

test('nobody is heard who is not on this machine', async () => {
  const { host } = await hosted()
  const refused = new Promise((resolve) => connect(host.port, '127.0.0.2').once('error', resolve))
  expect(await refused).toMatchObject({ code: 'ECONNREFUSED' })
  await expect(
    startWebHost({ ...({} as Parameters<typeof startWebHost>[0]), port: host.port }),
  ).rejects.toThrow(`Port ${host.port} cannot be used here`)
})
