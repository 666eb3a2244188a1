import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { desktops } from './desktops.ts'

const started = desktops()

const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script><u>line</u> [a](javascript:alert(3))`
/** What the texts above would make, if anything took them for HTML or Markdown. */
const made = 'img, u, a[href^="javascript"], #root script, iframe'

test('a table whose name, headers and cells are HTML is text on the screen, and can spoil no other row', async () => {
  const practice = await startPracticeServer({ seed: 1, keepLog: true })
  onTestFinished(() => practice.close())
  const app = await started({ env: { MILLRACE_PRACTICE_URL: practice.url } })
  const { page, electron } = app
  const name = '<img src=x onerror=alert(4)>\u202Evsc.csv'
  const path = join(app.home, name)
  const cell = `"${hostile} \u202Egnp.exe"`
  writeFileSync(
    path,
    `id,subject,body,<u>plan</u>\n1,${cell},${cell},${cell}\n2,Hello,I cannot log in.,pro\n`,
  )
  app.scriptDialog({ showOpenDialog: { canceled: false, filePaths: [path] } })
  await app.clickMenu('File', 'New Batch…')
  await page.getByRole('heading', { name: 'Import <img src=x onerror=alert(4)>⟨U+202E⟩vsc.csv' }).waitFor()
  await page.getByRole('columnheader', { name: '<u>plan</u>' }).waitFor()
  expect(await page.locator(made).count()).toBe(0)
  await page.getByRole('button', { name: /^Run all 2/ }).click()
  await page.getByText('Complete', { exact: true }).waitFor()
  await page.getByRole('row', { name: /onerror/ }).click()
  const item = page.getByRole('complementary', { name: 'Item 1' })
  await item.getByText('⟨U+202E⟩gnp.exe').first().waitFor()
  await item.getByText('<script>alert(2)</script>').first().waitFor()
  expect(await page.locator(made).count()).toBe(0)
  expect([...electron.console, ...electron.pageErrors, ...electron.refused]).toEqual([])
  const asked = practice.log.map(({ body }) => body)
  const said = ['I cannot log in', 'alert(2)']
  const saidIn = (body: string): string => said.filter((text) => body.includes(text)).join(' and ')
  expect(asked.map(saidIn).toSorted()).toEqual(said)
  expect(
    asked.filter((body) => /"(tools|tool_choice|mcp_servers)"/.test(body)),
    'tools',
  ).toEqual([])
  await app.close()
})
