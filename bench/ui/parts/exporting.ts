import { rmSync, statSync } from 'node:fs'
import { readTable } from '../../../src/main/import/readTable.ts'
import { figure } from '../../figures.ts'
import type { Section } from '../../part.ts'
import type { UiPart } from '../desk.ts'
import { faredCells, faredFigures, faredHead } from '../fared.ts'
import { filesLeft } from '../left.ts'
import type { Moves } from '../moves.ts'
import { isHalfWay, pressed } from '../press.ts'
import { begun, exported } from '../takeOut.ts'
import type { Beside } from '../watchedHost.ts'
import { beside, startWatchedHost } from '../watchedHost.ts'
import type { UiWindow } from '../window.ts'
import { openWindow, rowsShown, show } from '../window.ts'

const formats = ['csv', 'jsonl', 'xlsx'] as const

/** A batch on its way out, in each format: given up half way, then written, fetched and read again. */
export const exporting: UiPart = async ({ folder, rows, browser }) => {
  const host = await startWatchedHost(folder)
  const window = await openWindow(browser, host.url)
  await show(window, '#/batches/1')
  await rowsShown(window)
  const all: Exported[] = []
  for (const format of formats) {
    console.error(`export ${format}`)
    const before = filesLeft(folder)
    const cancelMs = await cancelled(window, format)
    const left = filesLeft(folder) - before
    const [{ moves, file }, fares] = await beside(host, () => exported(window, format, folder))
    const [wrong, megabytes] = [await wrongRows(file, rows), statSync(file).size / 1e6]
    rmSync(file)
    all.push({ format, moves, fares, megabytes, wrong, cancelMs, left })
  }
  await window.close()
  await host.close()
  return sectionOf(rows, all)
}

interface Exported {
  readonly format: string
  readonly moves: Moves
  readonly fares: Beside
  readonly megabytes: number
  readonly wrong: number
  readonly cancelMs: number
  /** Files. */
  readonly left: number
}

async function cancelled(window: UiWindow, format: string): Promise<number> {
  const { page } = window
  await begun(window, format)
  await page.waitForFunction(isHalfWay)
  const ms = await page.evaluate(pressed, { button: 'Cancel', until: 'No file was left behind.' })
  await page.keyboard.press('Escape')
  return ms
}

/** How many rows are missing, too many, or not at their place, by their ids. */
async function wrongRows(path: string, rows: number): Promise<number> {
  const { columns, entries } = await readTable(path, {})
  const id = columns.indexOf('id')
  let [read, wrong] = [0, 0]
  for await (const page of entries())
    for (const entry of page) if (entry.kind !== 'row' || entry.cells[id] !== `T-${++read}`) wrong++
  return wrong + Math.abs(rows - read)
}

function sectionOf(rows: number, all: readonly Exported[]): Section {
  return {
    title: 'Export',
    method: `The batch of ${rows.toLocaleString('en-US')} rows is exported in the page in each format, cancelled half way and then whole, fetched by the browser, and read again: every id has to stand in its row. Progress and peak as under import, in one host.`,
    figures: all.flatMap(({ format, moves, fares, wrong, cancelMs, left }) => {
      const [id, what] = [`export-${format}`, format.toUpperCase()]
      return [
        ...faredFigures(id, what, moves, fares),
        figure(
          { id: `${id}-wrong`, what: `${what}: rows missing or wrong`, atMost: 0, unit: '', digits: 0 },
          [wrong],
        ),
        figure(
          {
            id: `${id}-cancel`,
            what: `${what}: cancelled half way, until the page is free`,
            below: 500,
            unit: ' ms',
            digits: 0,
          },
          [cancelMs],
        ),
        figure(
          {
            id: `${id}-left`,
            what: `${what}: files left by the cancelled one`,
            atMost: 0,
            unit: '',
            digits: 0,
          },
          [left],
        ),
      ]
    }),
    table: {
      head: ['', 'MB', ...faredHead],
      rows: all.map(({ format, megabytes, moves, fares }) => [
        format.toUpperCase(),
        megabytes.toFixed(0),
        ...faredCells(rows, megabytes, moves, fares),
      ]),
    },
  }
}
