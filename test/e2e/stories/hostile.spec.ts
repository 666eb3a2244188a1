import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'

const markup =
  '<img src=x onerror=alert(1)><svg onload=alert(2)><script>alert(3)</script>[a](javascript:alert(4))'
/** It turns the direction of what follows. */
const turned = '\u061C\u202Efdp.exe'
const shown = '⟨U+061C⟩⟨U+202E⟩'

/** Whatever the page did with a text that it should not have done: dialogs, requests to elsewhere, elements. */
function watch(page: Page): () => Promise<void> {
  const done: string[] = []
  const { origin } = new URL(page.url())
  page.on('dialog', (dialog) => {
    done.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => done.push(`popup ${popup.url()}`))
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(`${origin}/`) || /^(?:data|app):/.test(request.url())
    if (!isOwn) done.push(`request ${request.url()}`)
  })
  return async () => {
    const elements = page.locator(
      'img, iframe, object, embed, svg[onload], body script, a[href^="javascript:" i]',
    )
    expect(await elements.count()).toBe(0)
    expect(await page.evaluate(turnedTexts)).toEqual([])
    expect(done).toEqual([])
  }
}

/** Runs in the page: what is seen, heard or shown beside the pointer, and holds what turns the direction of writing. */
function turnedTexts(): string[] {
  const shownAs = ['title', 'aria-label', 'placeholder', 'alt']
  const texts = [...document.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue),
    ...shownAs.map((name) => element.getAttribute(name)),
  ])
  return [document.title, ...texts].filter((text) =>
    /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(text ?? ''),
  ) as string[]
}

async function choose({ page, host }: Desk, file: string): Promise<void> {
  await host.choose(file, () => page.getByRole('button', { name: /Choose a file/ }).click())
}

function line(texts: readonly string[]): string {
  return texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
}

test('a table whose name, columns and cells are hostile is text on every screen', async ({ desk }) => {
  const { page, host } = desk
  const holds = watch(page)
  const columns = ['id', 'subject', 'body', markup, turned, '__proto__', 'constructor', '$', 'a.b[0]', '=1+1']
  const cells = [`=cmd()`, `${markup}${turned}`, `${turned}${markup} 🧵 漢字 שלום`, ...columns.slice(3)]
  const name = `${markup.replaceAll(/[/:]/g, '')}.csv`
  const bad = line(['=2+2', markup, turned, ...cells])
  await choose(desk, desk.file(name, [columns, cells].map(line).join('\n') + `\n${bad}\n`))
  await expect(page.getByRole('columnheader', { name: shown })).toBeVisible()
  await expect(page.getByText('1 row rejected')).toBeVisible()
  await holds()
  const rejects = await host.exported(() => page.getByRole('button', { name: 'Save rejects' }).click())
  expect(readFileSync(rejects, 'utf8')).toContain(`,'=2+2 | `)
  await page.getByLabel('Name').fill(`Batch ${turned}${markup}`)
  await page.getByRole('button', { name: /Run all 1/ }).click()
  await expect(desk.progress()).toContainText('1 of 2 done')
  await expect(page.getByRole('row', { name: /onerror/ })).toContainText(shown)
  await holds()
  await page.getByRole('button', { name: '1 rejected' }).click()
  await expect(page.getByRole('dialog')).toContainText('onerror')
  await holds()
  await page.keyboard.press('Escape')
  await desk.show('#/batches/1?item=1')
  await expect(page.getByLabel('User prompt')).toContainText('<script>alert(3)</script>')
  await expect(page.getByRole('term').filter({ hasText: '__proto__' })).toBeVisible()
  await holds()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: /^Columns/ }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: shown })).toBeVisible()
  await holds()
  await page.keyboard.press('Escape')
  const path = await host.exported(() =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: /Export 1/ })
      .click(),
  )
  const exported = readFileSync(path, 'utf8')
  expect(exported).toContain(`'=1+1,`)
  expect(exported).toMatch(/\r\n'=cmd\(\),/)
  await page.keyboard.press('Escape')
  await desk.show('#/batches')
  await expect(page.getByRole('table')).toContainText(shown)
  await holds()
})

test('a thousand columns and a cell of a megabyte are looked at, run and opened', async ({ desk }) => {
  const { page } = desk
  const columns = ['body', ...Array.from({ length: 999 }, (_, index) => `column ${index + 2}`)]
  const rows = Array.from({ length: 25 }, (_, row) => columns.map((_column, at) => `${row}.${at}`).join(','))
  const long = `"${'All of this is one cell. '.repeat(41_000)}"${',x'.repeat(999)}`
  await choose(desk, desk.file('wide.csv', [columns.join(','), long, ...rows].join('\n')))
  await expect(page.getByRole('columnheader', { name: 'column 1000' })).toBeAttached()
  await page.getByRole('button', { name: /Run all 26/ }).click()
  await expect(desk.progress()).toContainText('26 of 26 done')
  await page.getByRole('row', { name: /All of this/ }).click()
  const item = page.getByRole('complementary', { name: 'Item 1' })
  await expect(item.getByLabel('User prompt')).toContainText('All of this is one cell.')
  await item.getByRole('button', { name: 'Close' }).click()
  await expect(item).toBeHidden()
})

const answer = { urgency: 'low', category: 'other', suggested_response: 'Noted.', confidence: 0.5 }
const replies: Readonly<Record<string, string>> = {
  markup: JSON.stringify({ ...answer, suggested_response: `=cmd() ${markup}${turned}` }),
  formula: JSON.stringify({ ...answer, suggested_response: `=HYPERLINK("http://evil.test")` }),
  proto: '{"__proto__":{"urgency":"low"},"constructor":1,"urgency":"hgih"}',
  deep: `{"urgency":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  giant: JSON.stringify({ ...answer, urgency: 'y'.repeat(5_000_000) }),
  prose: `${markup}${turned}`,
  key: JSON.stringify({ ...answer, suggested_response: 'You sent KEY.' }),
}
const key = 'sk-ant-hostile-canary-0123456789'

/** A model server that answers each row with the reply that its subject names, and repeats the key. */
async function hostileModel(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    let asked = ''
    request.on('data', (chunk: Buffer) => (asked += chunk.toString()))
    request.on('end', () => {
      const name = /<subject>(\w+)</.exec(asked)?.[1] ?? 'none'
      const repeated = (text: string): string => text.replaceAll('KEY', String(request.headers.authorization))
      const headers = { 'content-type': 'application/json', 'request-id': repeated('KEY <b>') }
      const error = { type: 'error', error: { type: 'x', message: repeated(`KEY ${markup}${turned}`) } }
      const usage = { input_tokens: -5, output_tokens: 1e15 }
      const content = [{ type: 'text', text: repeated(replies[name] ?? '') }]
      const message = { type: 'message', model: `${markup}${turned}`, stop_reason: turned, content, usage }
      if (request.method === 'GET') return void response.end('{}')
      response.writeHead(name in replies ? 200 : 400, headers)
      response.end(JSON.stringify(name in replies ? message : error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

test('what a hostile model says is text in the table, an open row, the failures and the export', async ({
  desk,
}) => {
  const model = await hostileModel()
  await desk.host.close()
  mkdirSync(desk.dataDir, { recursive: true })
  writeFileSync(join(desk.dataDir, 'settings.json'), JSON.stringify({ baseUrl: model.url }))
  await desk.start()
  const { page, host } = desk
  const holds = watch(page)
  await desk.show('#/settings')
  await page.getByLabel('API key').fill(key)
  await page.getByRole('button', { name: 'Test and keep' }).click()
  await expect(page.getByRole('button', { name: 'Forget' })).toBeVisible()
  const names = [...Object.keys(replies), 'error']
  const lines = names.map((name, index) => `${index},${name},about ${name}`)
  await desk.settings(async () => {
    await page.getByLabel('Retries').fill('0')
    await page.getByLabel('Retries').press('Enter')
  })
  await desk.importAndRun(desk.file('t.csv', ['id,subject,body', ...lines].join('\n')))
  await expect(page.getByText(/^Complete/)).toBeVisible()
  await holds()
  for (const [index, name] of names.entries()) {
    await desk.show(`#/batches/1?item=${index + 1}`)
    const item = page.getByRole('complementary', { name: `Item ${index + 1}` })
    await expect(item.getByLabel('User prompt')).toContainText(`about ${name}`)
    await holds()
    expect(await page.content()).not.toContain(key)
  }
  for (const tab of ['failures', 'activity']) {
    await desk.show(`#/batches/1?tab=${tab}`)
    await expect(page.getByRole('tab', { name: new RegExp(tab, 'i'), selected: true })).toBeVisible()
    await holds()
    expect(await page.content()).not.toContain(key)
  }
  await page.getByRole('button', { name: 'Export' }).click()
  const path = await host.exported(() =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: /Export \d/ })
      .click(),
  )
  await holds()
  const exported = readFileSync(path, 'utf8')
  expect(exported).toContain(`'=cmd() `)
  expect(exported).toContain(`"'=HYPERLINK(""http://evil.test"")"`)
  expect(exported).not.toContain(key)
  model.close()
})

test('an address that leads nowhere shows a sentence, and nothing of it is run', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(3))
  const holds = watch(page)
  const text = encodeURIComponent(`${markup}${turned}%_\\"'`)
  const queries = [
    ...['item=4294967297', 'item=-1', 'item=1e99', 'item=__proto__', `item=${text}`, 'tab=constructor'],
    ...['sort=field:$', 'sort=-field:__proto__', 'sort=constructor', 'model=__proto__', `q=${text}`],
    ...[`fingerprint=${text}`, `parts=${text}`, `values.${text}=${text}`, 'range.__proto__=x..y'],
  ]
  const addresses = [
    ...['batches/4294967297', 'batches/-1', 'batches/NaN', 'batches/__proto__', `batches/${text}`],
    ...['constructor', '%E0%A4%A', '../settings', `import/${text}`, 'import/__proto__?delimiter=xx', '?'],
    ...queries.map((query) => `batches/1?${query}`),
  ]
  for (const address of addresses) {
    await desk.show(`#/${address}`)
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await expect(page.getByRole('main')).not.toBeEmpty()
    await holds()
  }
  await desk.show('#/batches/1')
  await expect(page.getByRole('row', { name: /Ticket 2/ })).toBeVisible()
})
