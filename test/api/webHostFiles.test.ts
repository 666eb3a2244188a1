import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { Sent } from '../helpers/hosted.ts'
import { hosted } from '../helpers/hosted.ts'

test('a file comes in as bytes, under a private name, with its own name as a label only', async () => {
  const { call, sources, folder } = await hosted()
  const body = Buffer.from([0xff, 0, 10, 13, 0x80])
  const name = encodeURIComponent('../../etc/tickets\u202E 1.csv')
  const answer = await call({
    path: `/upload?name=${name}`,
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(JSON.parse(answer.body)).toEqual({
    ok: true,
    value: { source: 'source-1', fileName: 'tickets 1.csv', bytes: 5 },
  })
  const { path } = sources[0]!
  expect(path.startsWith(join(folder, 'uploads'))).toBe(true)
  expect(readFileSync(path).equals(body)).toBe(true)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
})

test.each([
  ['no token', { headers: { authorization: '' } }, 401],
  ['another page', { headers: { origin: 'https://evil.test' } }, 403],
  ['a form', { headers: { 'content-type': 'multipart/form-data' } }, 415],
  ['GET', { method: 'GET' }, 405],
] as [string, Sent, number][])(
  'an upload is refused and nothing is kept: %s',
  async (_what, change, status) => {
    const { call, sources, folder } = await hosted()
    const headers = { 'content-type': 'application/octet-stream', ...change.headers }
    expect((await call({ path: '/upload?name=a.csv', body: 'a', ...change, headers })).status).toBe(status)
    expect(sources).toEqual([])
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  },
)

/** More than any buffer on the way holds. */
const large = Buffer.alloc(64 * 1024 * 1024, 'a,b\n')

type Hosted = Awaited<ReturnType<typeof hosted>>

/** As a browser does it: reads nothing of the answer before all is sent. */
async function sentWhole({ host, own }: Hosted, path: string, changed: Record<string, string> = {}) {
  const headers = {
    ...{ ...own, host: `127.0.0.1:${host.port}`, connection: 'close' },
    ...{ 'content-type': 'application/octet-stream', 'content-length': String(large.length), ...changed },
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const socket = connect(host.port, '127.0.0.1')
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.write(large, (error) => (error ? reject(error) : resolve()))
  })
  return text(socket)
}

test.each([
  ['no token', '/upload?name=a.csv', { authorization: '' }, /^HTTP\/1.1 401.*Open the address that/s],
  ['another type', '/upload?name=a.csv', { 'content-type': 'text/csv' }, /^HTTP\/1.1 415.*Only application/s],
  [
    'a call that brings too much along',
    '/api/batches.list',
    { 'content-type': 'application/json' },
    /^HTTP\/1.1 413.*This is more than a call/s,
  ],
] as const)(
  'what is refused of our page is read to its end, so that the sentence arrives: %s',
  async (_what, path, headers, answer) => {
    const host = await hosted()
    expect(await sentWhole(host, path, headers)).toMatch(answer)
    expect(host.sources).toEqual([])
  },
)

test('a large upload that cannot be stored is read to its end, and the page is told why', async () => {
  const host = await hosted()
  rmSync(join(host.folder, 'uploads'), { recursive: true })
  writeFileSync(join(host.folder, 'uploads'), 'in the way')
  expect(await sentWhole(host, '/upload?name=a.csv')).toMatch(/^HTTP\/1.1 200.*The file could not be stored/s)
  expect(host.sources).toEqual([])
})

test('another page is cut off, however much it has to send', async () => {
  const host = await hosted()
  await expect(sentWhole(host, '/upload?name=a.csv', { origin: 'https://evil.test' })).rejects.toThrow(
    /EPIPE|ECONNRESET/,
  )
})

test('an upload that breaks off leaves no file, and the next one works', async () => {
  const { host, own, call, sources, folder, bugs } = await hosted()
  const socket = connect(host.port, '127.0.0.1')
  socket.write(
    `POST /upload?name=a.csv HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\nauthorization: ${own.authorization}\r\n` +
      'content-type: application/octet-stream\r\ncontent-length: 1000\r\n\r\nfirst',
  )
  const files = (): string[] =>
    readdirSync(join(folder, 'uploads'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.includes('/'),
    )
  await expect.poll(files).toHaveLength(1)
  socket.destroy()
  await expect.poll(files).toEqual([])
  await call({
    path: '/upload?name=b.csv',
    body: 'b',
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(sources.map(({ fileName }) => fileName)).toEqual(['b.csv'])
  expect(bugs).toEqual([])
})

test('an export is fetched once, as a file to keep, with its ticket and not too late', async () => {
  const { send, downloads, folder, clock } = await hosted()
  const path = join(folder, 'tickets "ü".csv')
  writeFileSync(path, 'a,b\n')
  const { name, url } = downloads.offer(path)
  expect(name).toBe('tickets "ü".csv')
  const fetched = await send({ path: `/${url}` })
  expect(fetched).toMatchObject({ status: 200, body: 'a,b\n' })
  expect(fetched.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="tickets ___.csv"; filename*=UTF-8''tickets%20%22%C3%BC%22.csv`,
  })
  expect((await send({ path: `/${url}` })).status, 'used').toBe(404)
  await expect.poll(() => existsSync(path)).toBe(false)
  writeFileSync(path, 'a,b\n')
  const late = downloads.offer(path)
  clock.now += 10 * 60_000 + 1
  expect((await send({ path: `/${late.url}` })).status, 'too late').toBe(404)
  const third = downloads.offer(path)
  expect((await send({ path: `/${third.url}`, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
    403,
  )
  expect((await send({ path: `/${third.url}`, method: 'POST' })).status).toBe(405)
  expect((await send({ path: `/${third.url}` })).status, 'what was refused has not used it').toBe(200)
})
