import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { desktops, screenOf } from './desktops.ts'
import type { StandIn } from './launch.ts'

const started = desktops()

interface Dragged {
  readonly files?: string[]
  readonly items?: { mimeType: string; data: string }[]
}

/** Drops something from outside in the middle of the window, or onto what is given. */
async function drop({ page, context }: StandIn, dragged: Dragged, onto = 'body'): Promise<void> {
  const cdp = await context.newCDPSession(page)
  const box = (await page.locator(onto).first().boundingBox())!
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: dragged.items ?? [], files: dragged.files ?? [], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, data, ...place })
  await cdp.detach()
}

test('a file dropped on the first screen is imported', async () => {
  const app = await started()
  await app.page.getByText('Drop a file here').waitFor()
  const path = join(app.home, 'tickets.csv')
  writeFileSync(path, 'id,body\n1,Hello\n')
  await drop(app, { files: [path] })
  await app.page.getByRole('heading', { name: 'Import tickets.csv' }).waitFor()
  expect(app.electron.navigations).toEqual([])
  await app.close()
})

test('whatever is dropped where nothing is taken leaves the page as it is', async () => {
  const app = await started()
  await app.clickMenu('File', 'Settings…')
  await app.page.getByRole('region', { name: 'Connection' }).waitFor()
  const path = join(app.home, 'page.html')
  writeFileSync(path, '<title>Not ours</title>')
  const link = { mimeType: 'text/uri-list', data: 'https://evil.test/' }
  const text = { mimeType: 'text/plain', data: 'https://evil.test/' }
  for (const onto of ['body', '.rail', 'input', 'button'])
    for (const dragged of [{ files: [path] }, { items: [link] }, { items: [text] }, { items: [link, text] }])
      await drop(app, dragged, onto)
  expect(await screenOf(app)).toBe('#/w/default/settings')
  expect([...app.electron.navigations, ...app.electron.refused, ...app.electron.opens]).toEqual([])
  await app.close()
})

test('text can be dropped into a field', async () => {
  const app = await started()
  await app.clickMenu('File', 'Settings…')
  const address = app.page.getByLabel('Server address')
  await address.waitFor()
  await drop(
    app,
    { items: [{ mimeType: 'text/plain', data: 'http://localhost:8080' }] },
    '[aria-label="Server address"]',
  )
  expect(await address.inputValue()).toBe('http://localhost:8080')
  await app.close()
})
