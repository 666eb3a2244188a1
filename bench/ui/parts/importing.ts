import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openReadOnly } from '../../../src/main/store/database.ts'
import { ticketFile } from '../../clients/tickets.ts'
import { figure } from '../../figures.ts'
import type { UiPart } from '../desk.ts'
import type { Moves } from '../moves.ts'
import { stopMoves, watchMoves } from '../moves.ts'
import { isHalfWay, pressed } from '../press.ts'
import type { Beside } from '../watchedHost.ts'
import { beside, startWatchedHost } from '../watchedHost.ts'
import type { UiWindow } from '../window.ts'
import { openWindow } from '../window.ts'

/** A table on its way in: sent, checked, cancelled half way, imported; and what that is for another page. */
export const importing: UiPart = async ({ folder, rows, browser }) => {
  const file = await ticketFile(folder, rows, false)
  const megabytes = statSync(file).size / 1e6
  const host = await startWatchedHost(folder)
  const window = await openWindow(browser, host.url)
  const [sent, besideSending] = await beside(host, () => sentFile(window, file))
  const [checkMs, besideCheck] = await beside(host, () => checked(window))
  const before = fileBytes(folder)
  const [cancelMs, besideCancel] = await beside(host, () => cancelled(window))
  console.error({ megabytes, sent, besideSending, checkMs, besideCheck, cancelMs, besideCancel, left: leftIn(folder), grown: fileBytes(folder) - before })
  const [imported, besideImport] = await beside(host, () => importedFile(window, rows))
  console.error({ imported, besideImport, left: leftIn(folder), grown: fileBytes(folder) - before })
  await window.close()
  await host.close()
  return {
    title: 'Import',
    method: '',
    figures: [figure({ id: 'import-x', what: 'x', atMost: 10, unit: '' }, [1])],
    table: null,
  }
}

async function sentFile({ page }: UiWindow, file: string): Promise<Moves> {
  await page.evaluate(watchMoves)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /New batch|Choose a file/ }).first().click()
  await (await chooser).setFiles(file)
  await page.getByRole('heading', { name: 'Import tickets.csv' }).waitFor()
  return page.evaluate(stopMoves)
}

async function checked({ page }: UiWindow): Promise<number> {
  const from = performance.now()
  await page.waitForFunction(() => document.querySelector('footer.actions .btn.primary:enabled') !== null)
  return performance.now() - from
}

async function cancelled({ page }: UiWindow): Promise<number> {
  await page.getByRole('button', { name: /Run 20 first/ }).click()
  await page.waitForFunction(isHalfWay)
  return page.evaluate(pressed, { button: 'Cancel', until: null })
}

async function importedFile({ page }: UiWindow, rows: number): Promise<Moves> {
  await page.evaluate(watchMoves)
  await page.getByRole('button', { name: /Run 20 first/ }).click()
  await page.getByRole('button', { name: `Run the other ${(rows - 20).toLocaleString('en-US')}` }).waitFor()
  return page.evaluate(stopMoves)
}

/** What is there besides the first batch. */
function leftIn(folder: string) {
  const db = openReadOnly(workspaceFile(folder))
  try {
    const count = (sql: string) => db.prepare<[], number>(sql).pluck().get()!
    return {
      batches: count('select count(*) from batch where id > 1'),
      items: count(`select count(*) from item where id >= ${2 * 2 ** 32}`),
      rows: count(`select count(*) from source_row where item_id >= ${2 * 2 ** 32}`),
      freeMb: (count('pragma freelist_count') * 4096) / 1e6,
    }
  } finally {
    db.close()
  }
}

function fileBytes(folder: string): number {
  return statSync(workspaceFile(folder)).size
}

function workspaceFile(folder: string): string {
  return join(folder, 'workspaces', 'bench.db')
}
