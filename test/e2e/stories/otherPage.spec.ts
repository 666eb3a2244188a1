import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '../desk.ts'

/** Runs in the other page: tries to call, to upload and to frame ours. Returns what it came to know. */
async function attack(ours: string): Promise<string[]> {
  const frame = document.createElement('iframe')
  const framed = new Promise((resolve) => frame.addEventListener('load', resolve))
  frame.src = `${ours}/`
  document.body.append(frame)
  await framed
  const headers = { 'content-type': 'text/plain' }
  const tries: [string, RequestInit][] = [
    ['', {}],
    ['api/batches.list', { method: 'POST', body: '{}', headers }],
    ['upload?name=a.csv', { method: 'POST', body: 'a,b', headers, mode: 'no-cors' }],
  ]
  const answers = tries.map(([path, init]) =>
    fetch(`${ours}/${path}`, init).then(
      (response) => `${response.type} ${response.status}`,
      () => 'refused',
    ),
  )
  return Promise.all(answers)
}

test('a page of another port is shown nothing and does nothing', async ({ desk, hostKind }) => {
  test.skip(hostKind !== 'web', 'the desktop app has no port')
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Another page</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const other = await desk.page.context().newPage()
  await other.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const known = await other.evaluate(attack, new URL(desk.page.url()).origin)
  expect(known.slice(0, 2)).toEqual(['refused', 'refused'])
  // An opaque answer says nothing of what it is.
  expect(['refused', 'opaque 0']).toContain(known[2])
  expect(await other.frames()[1]!.locator('#root').count()).toBe(0)
  expect(readdirSync(join(desk.dataDir, 'uploads'))).toEqual([])
  server.close()
})
