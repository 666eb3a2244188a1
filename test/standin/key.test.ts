import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { dataDirIn, desktops, filesWith } from './desktops.ts'
import type { StandIn } from './launch.ts'

const started = desktops()
const canary = 'sk-ant-canary-7f3a9c'

/** A model server that takes this key only. */
async function guardedServer(): Promise<string> {
  const server = await startPracticeServer({ seed: 1, apiKey: canary })
  onTestFinished(() => server.close())
  return server.url
}

async function enterKey({ page, clickMenu }: StandIn, key: string): Promise<void> {
  await clickMenu('File', 'Settings…')
  await page.getByLabel('API key').fill(key)
  await page.getByRole('button', { name: 'Test and keep' }).click()
}

/** All that the page was told, shows, keeps or could say. */
async function toldToPage({ page, electron }: StandIn): Promise<string> {
  const kept = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
    return JSON.stringify([fields, { ...localStorage }, { ...sessionStorage }, location.href, document.title])
  })
  return [await page.content(), kept, ...electron.replies, ...electron.console.map(({ text }) => text)].join(
    '\n',
  )
}

test('a key given in the page goes to the keychain, works after the next start, and is nowhere else', async () => {
  const home = tempDir()
  const env = { ANTHROPIC_BASE_URL: await guardedServer() }
  const keyFile = join(dataDirIn(home), 'key')
  const first = await started({ home, env })
  await enterKey(first, 'sk-ant-wrong-2b8d')
  await first.page.getByText('The key was not kept, because it does not work').waitFor()
  expect(await toldToPage(first), 'the field has it still, to be corrected').toContain('sk-ant-wrong-2b8d')
  expect(existsSync(keyFile)).toBe(false)
  await first.page.getByLabel('API key').fill(canary)
  await first.page.getByRole('button', { name: 'Test and keep' }).click()
  await first.page.getByText('in the system keychain', { exact: true }).waitFor()
  await first.page.getByText(/^Works, tested/).waitFor()

  const path = join(home, 'tickets.csv')
  writeFileSync(path, 'id,body\n1,I was charged twice.\n2,I cannot log in.\n')
  first.scriptDialog({ showOpenDialog: { canceled: false, filePaths: [path] } })
  await first.clickMenu('File', 'New Batch…')
  await first.page.getByRole('button', { name: /^Run all 2/ }).click()
  await first.page.getByText('Complete', { exact: true }).waitFor()
  await first.page.getByRole('button', { name: 'Export' }).click()
  await first.page.getByRole('button', { name: 'Export 2 rows' }).click()
  await first.page.getByRole('dialog').getByText('2 rows,').waitFor()
  expect(await toldToPage(first)).not.toContain(canary)
  await first.closeWindow()
  expect(await first.exited).toBe(0)
  expect(first.output()).not.toContain(canary)
  expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  expect(filesWith('I cannot log in', home), 'the search finds what is there').not.toEqual([])
  expect(filesWith(canary, home)).toEqual([])
  await first.close()

  const second = await started({ home, env })
  await second.clickMenu('File', 'Settings…')
  await second.page.getByRole('button', { name: 'Test', exact: true }).click()
  await second.page.getByText(/^Works, tested/).waitFor()
  await second.page.getByRole('button', { name: 'Forget' }).click()
  await second.page.getByLabel('API key').waitFor()
  expect(existsSync(keyFile)).toBe(false)
  expect(await toldToPage(second)).not.toContain(canary)
  await second.close()
})

test.each(['basic_text', 'none'] as const)(
  'with a keychain that protects nothing (%s) the page says that a key stays in memory, and it does',
  async (safeStorage) => {
    const home = tempDir()
    const env = { ANTHROPIC_BASE_URL: await guardedServer() }
    const first = await started({ home, env, safeStorage })
    await first.page.getByText('Tested at once, kept in memory until Millrace ends').waitFor()
    await enterKey(first, canary)
    await first.page.getByText('Kept in memory until Millrace ends').waitFor()
    await first.page.getByText('in memory', { exact: true }).waitFor()
    await first.page.getByText(/^Works, tested/).waitFor()
    expect(await toldToPage(first)).not.toContain(canary)
    await first.closeWindow()
    expect(await first.exited).toBe(0)
    expect(existsSync(join(dataDirIn(home), 'key'))).toBe(false)
    expect(filesWith(canary, home)).toEqual([])
    await first.close()
    const second = await started({ home, env, safeStorage })
    await second.page.getByLabel('API key').waitFor()
    await second.close()
  },
)
