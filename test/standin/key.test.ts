import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { tempDir } from '../helpers/tempDir.ts'
import type { Mistake } from './built.ts'
import { withMistake } from './built.ts'
import { dataDirIn, desktops, filesWith } from './desktops.ts'
import type { StandIn } from './launch.ts'

const started = desktops()
const canary = 'sk-ant-canary-7f3a9c'
const keyFileIn = (home: string): string => join(dataDirIn(home), 'key')

/** A model server that takes this key only. */
async function guardedServer(): Promise<string> {
  const server = await startPracticeServer({ seed: 1, apiKey: canary })
  onTestFinished(() => server.close())
  return server.url
}

async function enterKey(app: StandIn, key: string): Promise<void> {
  await app.clickMenu('File', 'Settings…')
  await app.page.getByLabel('API key').fill(key)
  await app.page.getByRole('button', { name: 'Test and keep' }).click()
}

/** All that the page was told, shows, keeps or could say. */
async function toldToPage({ page, electron }: StandIn): Promise<string> {
  const kept = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
    return JSON.stringify([
      fields,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
    ])
  })
  return [await page.content(), kept, ...electron.replies, ...electron.console.map(({ text }) => text)].join(
    '\n',
  )
}

/** Enters a wrong key and the right one, runs and exports a table, and ends the app. */
async function keyGivenInThePage(app: StandIn): Promise<void> {
  const { page, home } = app
  await enterKey(app, 'sk-ant-wrong-2b8d')
  await page.getByText('The key was not kept, because it does not work').waitFor()
  expect(await toldToPage(app), 'the field has it still, to be corrected').toContain('sk-ant-wrong-2b8d')
  expect(existsSync(keyFileIn(home))).toBe(false)
  await page.getByLabel('API key').fill(canary)
  await page.getByRole('button', { name: 'Test and keep' }).click()
  await page.getByText(/^Works, tested/).waitFor()
  await page.getByText('in the system keychain', { exact: true }).waitFor()

  const path = join(home, 'tickets.csv')
  writeFileSync(path, 'id,body\n1,I was charged twice.\n2,I cannot log in.\n')
  app.scriptDialog({ showOpenDialog: { canceled: false, filePaths: [path] } })
  await app.clickMenu('File', 'New Batch…')
  await page.getByRole('button', { name: /^Run all 2/ }).click()
  await page.getByText('Complete', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Export 2 rows' }).click()
  await page.getByRole('dialog').getByText('2 rows,').waitFor()
  expect(await toldToPage(app)).not.toContain(canary)
  await app.closeWindow()
  expect(await app.exited).toBe(0)
  expect(app.output()).not.toContain(canary)
  expect(filesWith('I cannot log in', home), 'the search finds what is there').not.toEqual([])
  expect(filesWith(canary, home)).toEqual([])
  expect(statSync(keyFileIn(home)).mode & 0o777).toBe(0o600)
  await app.close()
}

/** Enters a key where no keychain protects it, and ends the app. */
async function keyKeptInMemory(app: StandIn): Promise<void> {
  await enterKey(app, canary)
  await app.page.getByText(/^Works, tested/).waitFor()
  const said = await app.page.getByRole('region', { name: 'Connection' }).textContent()
  expect(said).toContain('Kept in memory until Millrace ends')
  expect(said).toContain('in memory')
  expect(await toldToPage(app)).not.toContain(canary)
  await app.closeWindow()
  expect(await app.exited).toBe(0)
  expect(existsSync(keyFileIn(app.home))).toBe(false)
  expect(filesWith(canary, app.home)).toEqual([])
  await app.close()
}

test('a key given in the page goes to the keychain, works after the next start, and is nowhere else', async () => {
  const options = { home: tempDir(), env: { ANTHROPIC_BASE_URL: await guardedServer() } }
  await keyGivenInThePage(await started(options))
  const next = await started(options)
  await next.clickMenu('File', 'Settings…')
  await next.page.getByRole('button', { name: 'Test', exact: true }).click()
  await next.page.getByText(/^Works, tested/).waitFor()
  await next.page.getByRole('button', { name: 'Forget' }).click()
  await next.page.getByLabel('API key').waitFor()
  expect(existsSync(keyFileIn(next.home))).toBe(false)
  expect(await toldToPage(next)).not.toContain(canary)
  await next.close()
})

test.each(['basic_text', 'none'] as const)(
  'with a keychain that protects nothing (%s) the page says that a key stays in memory, and it does',
  async (safeStorage) => {
    const env = { ANTHROPIC_BASE_URL: await guardedServer() }
    const options = { home: tempDir(), env, safeStorage }
    await keyKeptInMemory(await started(options))
    const next = await started(options)
    await next.clickMenu('File', 'Settings…')
    await next.page.getByLabel('API key').waitFor()
    await next.close()
  },
)

const mistakes: [what: string, Mistake, story: (app: StandIn) => Promise<void>, caughtAs: string][] = [
  [
    'a key that is written as it is',
    { main: [['keychain.encryptString(given)', 'given']] },
    keyGivenInThePage,
    'to deeply equal []',
  ],
  [
    'a key in the log',
    { main: [['secrets.set(key);', 'console.log(secrets.set(key), key);']] },
    keyGivenInThePage,
    `not to contain '${canary}'`,
  ],
  [
    'a key in a reply',
    { main: [['dataFolder: config.dataDir', 'dataFolder: config.env.ANTHROPIC_API_KEY ?? ""']] },
    keyGivenInThePage,
    `not to contain '${canary}'`,
  ],
  [
    'a keychain that is trusted whatever it is',
    { main: [['["basic_text", "unknown"].includes', '[].includes']] },
    keyKeptInMemory,
    `to contain 'Kept in memory`,
  ],
]

test.each(mistakes)('these tests catch %s', async (_what, mistake, story, caughtAs) => {
  const appDir = withMistake(mistake)
  onTestFinished(() => rmSync(appDir, { recursive: true, force: true }))
  const env = { ANTHROPIC_BASE_URL: await guardedServer() }
  const safeStorage = story === keyKeptInMemory ? 'basic_text' : 'gnome_libsecret'
  await expect(story(await started({ appDir, env, safeStorage }))).rejects.toThrow(caughtAs)
})
