import type { CDPSession } from '@playwright/test'
import type { UiWindow } from './window.ts'

/** What a page did in a while; counts are per second. */
export interface Watched {
  readonly seconds: number
  readonly updates: number
  readonly reads: number
  /** CPU of the page's process, of one core. */
  readonly cpuShare: number
  /** CPU of the process that paints for it. */
  readonly paintShare: number
  readonly heapMb: number
}

export async function watchedFor(watched: UiWindow, ms: number): Promise<Watched> {
  const { page, cdp } = watched
  let reads = 0
  page.on('request', (request) => void (request.url().includes('/api/') && reads++))
  const browserCdp = await page.context().browser()!.newBrowserCDPSession()
  await page.evaluate(countUpdates)
  const [from, cpu] = [performance.now(), await cpuOf(browserCdp)]
  await page.waitForTimeout(ms)
  const updates = await page.evaluate(() => window.updates!)
  const seconds = (performance.now() - from) / 1_000
  const used = await cpuOf(browserCdp)
  return {
    ...{ seconds, updates: updates / seconds, reads: reads / seconds },
    cpuShare: (used.renderer - cpu.renderer) / seconds,
    paintShare: (used.gpu - cpu.gpu) / seconds,
    heapMb: await heapMbOf(cdp),
  }
}

declare global {
  interface Window {
    updates?: number
  }
}

/** Runs in the page. What changes before the next frame is seen as one. */
function countUpdates(): void {
  let isCounted = false
  window.updates = 0
  const changed = (): void => {
    if (isCounted) return
    isCounted = true
    window.updates!++
    requestAnimationFrame(() => setTimeout(() => (isCounted = false)))
  }
  const all = { childList: true, subtree: true, attributes: true, characterData: true }
  new MutationObserver(changed).observe(document.body, all)
}

/** Seconds so far, of the processes of each kind. */
async function cpuOf(browser: CDPSession): Promise<{ renderer: number; gpu: number }> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const sum = (kind: string) =>
    processInfo.filter(({ type }) => type === kind).reduce((total, { cpuTime }) => total + cpuTime, 0)
  return { renderer: sum('renderer'), gpu: sum('GPU') }
}

async function heapMbOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
