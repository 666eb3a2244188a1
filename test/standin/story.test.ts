import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { desktops } from './desktops.ts'
import type { StandIn } from './launch.ts'

const started = desktops()

/** ms: an app that is left in the middle of its table is in time, also where the machine is busy. */
const slow = 1_000

/** `198 of 200 done` */
const progress = ({ page }: StandIn, text: string): Promise<void> =>
  page.getByRole('region', { name: 'Progress' }).getByText(text).waitFor()

/** Ends the app. Neither its page nor its main process had anything to complain about. */
async function leftWithoutComplaint(app: StandIn): Promise<void> {
  await app.closeWindow()
  expect(await app.exited).toBe(0)
  expect([...app.electron.console, ...app.electron.pageErrors, ...app.electron.errorBoxes]).toEqual([])
  expect([...app.electron.refused, ...app.electron.navigations]).toEqual([])
  await app.close()
}

test('a first start with the sample tickets ends in a file at the place that the system was asked for', async () => {
  const app = await started()
  const { page } = app
  await page.getByRole('heading', { name: 'Start with a table' }).waitFor()
  await page.getByRole('button', { name: 'Run the sample' }).click()
  await page.getByText('Complete, 2 failed').waitFor()
  await progress(app, '198 of 200 done')
  await page.getByText('0 unaccounted').waitFor()
  await page.getByText('PRACTICE', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog')
  const path = join(app.home, 'answers.csv')
  app.scriptDialog({ showSaveDialog: { canceled: false, filePath: path } })
  await dialog.getByRole('button', { name: 'Choose…' }).click()
  await dialog.getByText('answers.csv').waitFor()
  await dialog.getByRole('button', { name: 'Export 200 rows' }).click()
  await dialog.getByText('200 rows,').waitFor()
  expect(app.electron.dialogs).toMatchObject([
    {
      options: {
        defaultPath: join(app.home, 'downloads/Sample tickets-results.csv'),
        filters: [{ extensions: ['csv'] }],
      },
    },
  ])

  const [header, ...rows] = readFileSync(path, 'utf8').trim().split('\r\n')
  expect(header).toContain('ticket_id,created_at,customer_email,subject,body,plan,urgency,category')
  expect(rows).toHaveLength(200)
  expect(rows.filter((row) => row.includes('practice/claude-sonnet-5-5'))).toHaveLength(186)
  const manifest = JSON.parse(readFileSync(`${path}.manifest.json`, 'utf8')) as unknown
  expect(manifest).toMatchObject({
    batch: { provider: 'practice', status: 'complete' },
    seal: { sourceRows: 200, model: 186, cache: 12, failed: 2 },
  })
  expect(existsSync(join(app.home, 'downloads/Sample tickets-results.csv'))).toBe(false)
  await leftWithoutComplaint(app)
})

test('who quits in the middle of a table is asked, and goes on where it stood after the next start', async () => {
  const practice = await startPracticeServer({ seed: 1, latency: slow })
  onTestFinished(() => practice.close())
  const home = tempDir()
  const env = { MILLRACE_PRACTICE_URL: practice.url }
  const path = join(home, 'tickets.csv')
  const tickets = Array.from({ length: 300 }, (_, index) => `T-${index},I was charged twice for ${index}.`)
  writeFileSync(path, `id,body\n${tickets.join('\n')}\n`)

  const first = await started({ home, env })
  first.scriptDialog({ showOpenDialog: { canceled: false, filePaths: [path] } })
  await first.page.getByRole('button', { name: /Choose a file/ }).click()
  await first.page.getByRole('heading', { name: 'Import tickets.csv' }).waitFor()
  await first.page.getByRole('button', { name: /^Run all 300/ }).click()
  await first.page.getByText('Running', { exact: true }).waitFor()
  await practice.afterRequests(20)
  first.scriptDialog({ showMessageBox: { response: 0, checkboxChecked: false } })
  await first.closeWindow()
  await practice.afterRequests(40)
  first.scriptDialog({ showMessageBox: { response: 1, checkboxChecked: false } })
  await leftWithoutComplaint(first)
  const asked = first.electron.dialogs.filter(({ kind }) => kind === 'showMessageBox')
  expect(asked.map(({ options }) => options.message)).toEqual(Array(2).fill('1 batch still running'))

  const paidBefore = practice.requests()
  expect(paidBefore).toBeLessThan(300)
  practice.setLatency(0)
  const second = await started({ home, env })
  await second.page.getByText('Paused, interrupted').waitFor()
  await second.page.getByText('Millrace was closed while this batch was running').waitFor()
  await second.page.getByRole('button', { name: `Resume ${300 - paidBefore}` }).click()
  await second.page.getByText('Complete', { exact: true }).waitFor()
  await progress(second, '300 of 300 done')
  await leftWithoutComplaint(second)
  expect(practice.requests(), 'no ticket was asked about twice').toBe(300)
})
