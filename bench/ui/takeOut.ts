import { join } from 'node:path'
import { stopMoves, watchMoves } from './moves.ts'
import type { UiWindow } from './window.ts'

/** Begins an export of the batch that is shown, in the page. */
export async function begun({ page }: UiWindow, format: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('dialog').getByText(format.toUpperCase(), { exact: true }).click()
  await page.getByRole('dialog').getByText(`-results.${format}`).first().waitFor()
  await page.evaluate(watchMoves)
  await page.getByRole('button', { name: /^Export [\d,]+ rows$/ }).click()
}

/** Exports it, and fetches the file as the browser does. */
export async function exported(window: UiWindow, format: string, folder: string) {
  const { page } = window
  const coming = page.waitForEvent('download')
  await begun(window, format)
  const download = await coming
  const moves = await page.evaluate(stopMoves)
  const file = join(folder, `fetched.${format}`)
  await download.saveAs(file)
  await download.delete()
  await page.keyboard.press('Escape')
  return { moves, file }
}
