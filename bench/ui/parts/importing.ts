import { rmSync, statSync } from 'node:fs'
import { ticketFile } from '../../clients/tickets.ts'
import { figure } from '../../figures.ts'
import type { Section } from '../../part.ts'
import type { UiPart } from '../desk.ts'
import { faredCells, faredFigures, faredHead } from '../fared.ts'
import { rowsLeft, workspaceMb } from '../left.ts'
import type { Moves } from '../moves.ts'
import { stopMoves, watchMoves } from '../moves.ts'
import { isHalfWay, pressed } from '../press.ts'
import { beside, startWatchedHost } from '../watchedHost.ts'
import { exported } from '../takeOut.ts'
import type { UiWindow } from '../window.ts'
import { openWindow, show } from '../window.ts'

/** How many a first look takes. The rest is not run: this is about the import. */
const sample = 20

/** A table on its way in: sent, checked, given up half way, imported, and out again. */
export const importing: UiPart = async ({ folder, rows, browser }) => {
  const file = await ticketFile(folder, rows, false)
  const host = await startWatchedHost(folder)
  const window = await openWindow(browser, host.url)
  await show(window, '#/batches')
  const sent = await beside(host, () => sending(window, file))
  const checked = await beside(host, () => checking(window))
  const [beforeMb, beforeRows] = [workspaceMb(folder), rowsLeft(folder)]
  const [cancelMs] = await beside(host, () => cancelled(window))
  const left = rowsLeft(folder) - beforeRows
  const imported = await beside(host, () => importedWhole(window, rows))
  const grownMb = workspaceMb(folder) - beforeMb
  const out = await beside(host, () => takenOut(window, folder))
  await window.close()
  await host.close()
  return sectionOf(
    rows,
    statSync(file).size / 1e6,
    { sent, checked, imported, out },
    { cancelMs, left, grownMb },
  )
}

type Step = Awaited<ReturnType<typeof beside<Moves>>>
type Steps = Readonly<Record<'sent' | 'checked' | 'imported' | 'out', Step>>

async function sending({ page }: UiWindow, file: string): Promise<Moves> {
  await page.evaluate(watchMoves)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('main').getByRole('button', { name: 'New batch' }).click()
  await (await chooser).setFiles(file)
  await page.getByRole('heading', { name: 'Import tickets.csv' }).waitFor()
  return page.evaluate(stopMoves)
}

/** It has begun by itself. Its progress is a number beside the buttons. */
async function checking({ page }: UiWindow): Promise<Moves> {
  await page.evaluate(watchMoves)
  await page.locator('footer.actions .btn.primary:enabled').waitFor()
  return page.evaluate(stopMoves)
}

async function cancelled(window: UiWindow): Promise<number> {
  await runFew(window)
  await window.page.waitForFunction(isHalfWay)
  return window.page.evaluate(pressed, { button: 'Cancel', until: null })
}

async function importedWhole(window: UiWindow, rows: number): Promise<Moves> {
  await window.page.evaluate(watchMoves)
  await runFew(window)
  const rest = `Run the other ${(rows - sample).toLocaleString('en-US')}`
  await window.page.getByRole('button', { name: rest }).waitFor()
  return window.page.evaluate(stopMoves)
}

async function takenOut(window: UiWindow, folder: string): Promise<Moves> {
  const { moves, file } = await exported(window, 'csv', folder)
  rmSync(file)
  return moves
}

async function runFew({ page }: UiWindow): Promise<void> {
  await page.getByRole('button', { name: `Run ${sample} first` }).click()
}

interface Given {
  readonly cancelMs: number
  readonly left: number
  readonly grownMb: number
}

function sectionOf(
  rows: number,
  megabytes: number,
  steps: Steps,
  { cancelMs, left, grownMb }: Given,
): Section {
  const [moves, fares] = steps.imported
  const line = (name: string, [moved, fared]: Step) => [name, ...faredCells(rows, megabytes, moved, fared)]
  return {
    title: 'Import',
    method: `A CSV file of ${rows.toLocaleString('en-US')} rows, ${megabytes.toFixed(0)} MB, is chosen in the page, checked, cancelled when half of it is stored, then imported. Progress: every change that the page shows, from the press until it is over. Meanwhile another page asks for its list of batches ten times a second. The peak is RSS, the check and the cancelled import before it. The file grew by ${grownMb.toFixed(0)} MB in all. At last the same host exports what it has imported.`,
    figures: [
      ...faredFigures('import', 'import', moves, fares),
      figure(
        {
          id: 'import-out',
          what: 'then exported as CSV: peak of the host',
          below: 300,
          unit: ' MB',
          digits: 0,
        },
        [steps.out[1].peakMb],
      ),
      figure(
        {
          id: 'import-cancel',
          what: 'cancelled half way: until the page is free',
          below: 5_000,
          unit: ' ms',
          digits: 0,
        },
        [cancelMs],
      ),
      figure(
        {
          id: 'import-left',
          what: 'cancelled half way: rows left in the workspace',
          atMost: 0,
          unit: '',
          digits: 0,
        },
        [left],
      ),
    ],
    table: {
      head: ['', ...faredHead],
      rows: [
        line('sent', steps.sent),
        line('checked', steps.checked),
        line('imported', steps.imported),
        line('exported as CSV', steps.out),
      ],
    },
  }
}
