import { figure } from '../../figures.ts'
import type { UiDesk, UiPart } from '../desk.ts'
import { repeated } from '../repeated.ts'
import { openWindow, startHost } from '../window.ts'

const times = 7

/** How long until something is seen, when nothing is warm: neither the host nor the browser's cache. */
export const paint: UiPart = async (desk) => ({
  title: 'First paint',
  method: `From the start of the process \`millrace serve\` until the page has painted its first text, with an empty browser cache, over a workspace of ${desk.rows.toLocaleString('en-US')} rows, ${times} times.`,
  figures: [
    figure(
      { id: 'paint', what: 'first paint, cold', below: 1_000, unit: ' ms', digits: 0 },
      await repeated(times, () => painted(desk)),
    ),
  ],
  table: null,
})

async function painted({ folder, browser }: UiDesk): Promise<number> {
  const host = await startHost(folder)
  const window = await openWindow(browser, host.url)
  const at = await window.page.evaluate(firstPaintAt)
  await window.close()
  await host.close()
  return at - host.startedAt
}

/** Runs in the page. ms UTC. */
function firstPaintAt(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0]
      if (paint) resolve(performance.timeOrigin + paint.startTime)
    }).observe({ type: 'paint', buffered: true })
  })
}
