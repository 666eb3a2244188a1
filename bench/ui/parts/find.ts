import type { Figure } from '../../figures.ts'
import { figure } from '../../figures.ts'
import type { UiPart } from '../desk.ts'
import { quantile } from '../quantile.ts'
import { searches, views } from '../views.ts'
import type { UiWindow } from '../window.ts'
import { openWindow, rowsShown, show, startHost } from '../window.ts'

type Asked = readonly (readonly [string, number])[]

/** How long the operator waits for other rows, or the same ones in another order. */
export const find: UiPart = async ({ folder, browser }) => {
  const host = await startHost(folder)
  const window = await openWindow(browser, host.url)
  await show(window, '#/batches/1')
  await rowsShown(window)
  const knownMs = await window.page.evaluate(answerMs, '#/batches/1?parts=skipped')
  const [filters, sorts] = [await asked(window, views.filters), await asked(window, views.sorts)]
  const firstMs = await window.page.evaluate(answerMs, '#/batches/1?q=charged')
  const found = await typedAll(window)
  await window.close()
  await host.close()
  const known = { id: 'view-first', what: 'first view of a batch', atMost: 3, unit: ' s', digits: 1 }
  const first = { id: 'search-first', what: 'first search of a batch', atMost: 30, unit: ' s', digits: 1 }
  return {
    title: 'Filter, sort, search',
    method:
      'From the moment the view changes, or the last letter is typed, until its rows are painted; each view once. The first view of a batch reads what is known of its rows, and the first search takes their words in: figures of their own.',
    figures: [
      p95('filter', filters),
      p95('sort', sorts),
      p95('search', found),
      figure(known, [knownMs / 1_000]),
      figure(first, [firstMs / 1_000]),
    ],
    table: tableOf([
      ['filter', filters],
      ['sort', sorts],
      ['search', found],
    ]),
  }
}

function p95(name: string, all: Asked): Figure {
  const goal = { id: name, what: `${name}, p95`, below: 100, unit: ' ms', digits: 0 }
  return figure(goal, [quantile(timesOf(all), 0.95)])
}

function tableOf(kinds: readonly (readonly [string, Asked])[]) {
  return {
    head: ['', 'views', 'median ms', 'p95 ms', 'most ms', 'slowest'],
    rows: kinds.map(([name, all]) => {
      const times = timesOf(all)
      const [slowest] = all.toSorted((a, b) => b[1] - a[1])[0]!
      const at = (share: number) => quantile(times, share).toFixed(0)
      return [name, String(all.length), at(0.5), at(0.95), at(1), `\`${slowest}\``]
    }),
  }
}

function timesOf(all: Asked): number[] {
  return all.map(([, ms]) => ms)
}

async function asked({ page }: UiWindow, queries: readonly string[]): Promise<Asked> {
  const times: [string, number][] = []
  for (const query of queries) times.push([query, await page.evaluate(answerMs, `#/batches/1?${query}`)])
  return times
}

async function typedAll(window: UiWindow): Promise<Asked> {
  const times: [string, number][] = []
  for (const text of searches) times.push([text, await typed(window, text)])
  return times
}

/** Types the last letter of a text, when the rows for the letters before are there. */
async function typed({ page }: UiWindow, text: string): Promise<number> {
  const before = text.slice(0, -1)
  await page.getByLabel('Search items').fill(before)
  await page.waitForFunction(isFound, before)
  const answer = page.evaluate(answerMs, null)
  await page.keyboard.type(text.at(-1)!)
  return answer
}

/** Runs in the page. */
function isFound(text: string): boolean {
  const query = new URLSearchParams(location.hash.split('?')[1])
  return query.get('q') === text && document.querySelector('.tblsight table[aria-busy]') === null
}

/** Runs in the page: goes to an address, or waits for a key, and then until the frame with the rows is painted. */
function answerMs(hash: string | null): Promise<number> {
  return new Promise((resolve) => {
    const table = document.querySelector('.tblsight table')!
    let from = performance.now()
    const watch = new MutationObserver(() => {
      if (table.hasAttribute('aria-busy')) return
      watch.disconnect()
      // What is sent while a frame begins arrives when it is painted.
      const painted = new MessageChannel()
      painted.port1.addEventListener('message', () => resolve(performance.now() - from), { once: true })
      painted.port1.start()
      requestAnimationFrame(() => painted.port2.postMessage(null))
    })
    watch.observe(table, { attributeFilter: ['aria-busy'] })
    if (hash === null)
      addEventListener('input', () => (from = performance.now()), { once: true, capture: true })
    else location.hash = hash
  })
}
