import { startServer } from '../../children.ts'
import { figure } from '../../figures.ts'
import type { UiPart } from '../desk.ts'
import { addBatch } from '../fill.ts'
import { ask } from '../ask.ts'
import { cpuMsOf } from '../cpu.ts'
import type { Host, UiWindow } from '../window.ts'
import { openWindow, rowsShown, show, startHost } from '../window.ts'
import type { Watched } from '../watching.ts'
import { watchedFor } from '../watching.ts'

const rows = 20_000
const rpm = 30_000
const seconds = 15

/** What the page costs while the engine runs beside it. */
export const live: UiPart = async ({ folder, browser }) => {
  const server = await startServer({ latency: 20 })
  const paced = await addBatch(folder, rows, { rpm, concurrency: 64 })
  const alone = await addBatch(folder, rows, { rpm: null, concurrency: 64 })
  const beside = await addBatch(folder, rows, { rpm: null, concurrency: 64 })
  const host = await startHost(folder, server.url)
  const free = await run(host, alone)
  const window = await openWindow(browser, host.url)
  await show(window, `#/batches/${paced}`)
  await rowsShown(window)
  const watched = await pacedRun(host, window, paced)
  await show(window, `#/batches/${beside}`)
  await rowsShown(window)
  const seen = await run(host, beside)
  await Promise.all([window.close(), server.stop()])
  await host.close()
  return sectionOf(watched, free, seen)
}

interface Run {
  readonly rate: number
  /** Of the host, ms for an item. */
  readonly cpuMs: number
}

/** Runs a batch to its end. */
async function run(host: Host, batchId: number): Promise<Run> {
  const [from, cpu] = [performance.now(), cpuMsOf(host.pid)]
  await ask(host, 'batch.start', { batchId, rest: false })
  await doneOf(host, batchId, rows)
  const ms = performance.now() - from
  return { rate: (rows / ms) * 1_000, cpuMs: (cpuMsOf(host.pid) - cpu) / rows }
}

interface Paced extends Watched {
  readonly rate: number
}

/** Watches the page while rows are finished at the rate that is set, and not while it sets in. */
async function pacedRun(host: Host, window: UiWindow, batchId: number): Promise<Paced> {
  await ask(host, 'batch.start', { batchId, rest: false })
  const first = await doneOf(host, batchId, 1_000)
  const watched = await watchedFor(window, seconds * 1_000)
  const done = (await doneOf(host, batchId, first)) - first
  await doneOf(host, batchId, rows)
  return { ...watched, rate: done / watched.seconds }
}

/** Resolves with what is done as soon as it is so many. It asks seldom: the host has other things to do. */
async function doneOf(host: Host, batchId: number, atLeast: number): Promise<number> {
  for (;;) {
    const { seal } = await ask(host, 'batch.read', { batchId })
    const done = seal.model + seal.failed + seal.default
    if (done >= atLeast) return done
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function sectionOf(watched: Paced, free: Run, seen: Run) {
  const { updates, reads, cpuShare, paintShare, heapMb, rate } = watched
  return {
    title: 'A batch that runs, watched',
    method: `${rows.toLocaleString('en-US')} rows at 500 a second with their screen open, watched for ${seconds} s. An update is a frame in which the page has changed. CPU: the page's own process. Heap: after collecting garbage. Then as fast as it goes, without a page and with one.`,
    figures: [
      figure({ id: 'live-updates', what: 'updates of the page a second', atMost: 10, unit: '', digits: 1 }, [
        updates,
      ]),
      figure({ id: 'live-cpu', what: 'CPU of the page, of one core', below: 30, unit: ' %', digits: 1 }, [
        cpuShare * 100,
      ]),
      figure({ id: 'live-heap', what: 'heap of the page', below: 200, unit: ' MB', digits: 1 }, [heapMb]),
    ],
    table: {
      head: ['', 'rows/s', 'host CPU ms/row', 'reads/s', 'CPU to paint, of one core'],
      rows: [
        [
          '500 a second, watched',
          rate.toFixed(0),
          '',
          reads.toFixed(1),
          `${(paintShare * 100).toFixed(1)} %`,
        ],
        ['unlimited, no page', free.rate.toFixed(0), free.cpuMs.toFixed(3), '', ''],
        ['unlimited, watched', seen.rate.toFixed(0), seen.cpuMs.toFixed(3), '', ''],
      ],
    },
  }
}
