import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from '@playwright/test'
import { expect, onTestFinished, test } from 'vitest'
import { launchOptions, prepare } from '../../helpers/browser.ts'
import { millrace, start } from '../../helpers/millrace.ts'
import { tempDir } from '../../helpers/tempDir.ts'

async function served(flags: readonly string[] = []) {
  const dataDir = tempDir()
  const running = start(['serve', '--json', ...flags], { dataDir })
  let out = ''
  running.child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()))
  await running.printed('\n')
  const { url } = JSON.parse(out) as { url: string }
  return { ...running, url, dataDir }
}

test('serve prints its address, and ends well with Ctrl+C', async () => {
  const dataDir = tempDir()
  const running = start(['serve'], { dataDir })
  await running.printed('Ctrl+C ends it.')
  running.child.kill('SIGINT')
  const { code, out, err } = await running.ended
  expect(code).toBe(0)
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/)
  expect(err).not.toContain('#token')
})

test('with --json it prints one document, and a page that waits does not keep it from ending', async () => {
  const { url, child, ended } = await served()
  const { origin, hash } = new URL(url)
  const after = (version: number, waitMs: number): Promise<Response> =>
    fetch(`${origin}/api/changes.after`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${hash.slice('#token='.length)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ workspace: 'default', input: { version, waitMs } }),
    })
  const { value } = (await (await after(0, 0)).json()) as { value: { version: number } }
  const waiting = after(value.version, 10_000).then(
    () => 'answered',
    () => 'cut off',
  )
  child.kill('SIGINT')
  const { code, out } = await ended
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({ url })
  await waiting
})

test('a port that is taken, or none, is wrong usage', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const dataDir = tempDir()
  const taken = await millrace(['serve', '--port', String(port)], { dataDir })
  expect(taken).toMatchObject({ code: 2, out: '' })
  expect(taken.err).toContain(`Port ${port} cannot be used here`)
  expect(await millrace(['serve', '--port', '70000'], { dataDir })).toMatchObject({ code: 2 })
})

test('a real browser shows the page, and its policy keeps out what did not come with it', async () => {
  await prepare()
  const browser = await chromium.launch(launchOptions)
  onTestFinished(() => browser.close())
  const { url } = await served()
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const answered = page.waitForResponse((response) => response.url().includes('/api/'))
  await page.goto(url)
  expect((await answered).status()).toBe(200)
  expect(await page.title()).toContain('Millrace')
  expect(complaints).toEqual([])
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlineRan = true'
    document.head.append(script)
    const remote = await fetch('http://127.0.0.1:9/').then(
      () => 'fetched',
      () => 'refused',
    )
    return { inline: (globalThis as { inlineRan?: boolean }).inlineRan, remote, cookie: document.cookie }
  })
  expect(ran).toEqual({ remote: 'refused', cookie: '' })
  expect(complaints.join('\n')).toContain('Content Security Policy')
})
