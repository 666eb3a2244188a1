import { figure, spreadText } from '../../figures.ts'
import type { UiPart } from '../desk.ts'
import type { Frames } from '../frames.ts'
import { stopWatching, watchFrames } from '../frames.ts'
import { quantile } from '../quantile.ts'
import type { UiWindow } from '../window.ts'
import { openWindow, rowsShown, show, startHost } from '../window.ts'

const seconds = 5
const stepPx = 120
const stepMs = 16
const jumps = 20
/** A frame of a screen with 60 a second takes 16.7; a longer one was late. */
const lateMs = 18.2

/** How smoothly the rows move, and whether they are there when they come into sight. */
export const scroll: UiPart = async ({ folder, browser }) => {
  const host = await startHost(folder)
  const window = await openWindow(browser, host.url)
  await show(window, '#/batches/1')
  await rowsShown(window)
  const wheel = await watched(window, () => turnWheel(window))
  const thrown = await watched(window, () => jump(window))
  await window.close()
  await host.close()
  const late = (wheel.ms.filter((ms) => ms > lateMs).length / wheel.ms.length) * 100
  const blank = { below: 100, unit: ' ms', digits: 0 }
  return {
    title: 'Scrolling',
    method: `The wheel turns by ${stepPx} px every ${stepMs} ms for ${seconds} s, then the bar is put to ${jumps} places all over the batch. Every frame is looked at: how long it took, and whether a row in sight is empty.`,
    figures: [
      figure(
        { id: 'scroll-fps', what: 'frames a second under the wheel', atLeast: 55, unit: '', digits: 1 },
        [1_000 / mean(wheel.ms)],
      ),
      figure({ id: 'scroll-blank', what: 'longest blank rows under the wheel', ...blank }, [wheel.blankMs]),
      figure({ id: 'jump-blank', what: 'longest blank rows after a jump', ...blank }, [thrown.blankMs]),
    ],
    table: {
      head: ['', 'frames', 'median ms', 'p95 ms', `over ${lateMs} ms`],
      rows: [
        [
          'wheel',
          String(wheel.ms.length),
          spreadText([quantile(wheel.ms, 0.5)], 1),
          spreadText([quantile(wheel.ms, 0.95)], 1),
          spreadText([late], 1, ' %'),
        ],
      ],
    },
  }
}

async function watched({ page }: UiWindow, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(watchFrames)
  await act()
  return page.evaluate(stopWatching)
}

/** Events go out on time, whether the page is done with the last one or not. */
async function turnWheel({ page, cdp }: UiWindow): Promise<void> {
  const { x, y, width, height } = (await page.locator('.tblsight').boundingBox())!
  const at = { x: x + width / 2, y: y + height / 2 }
  const turns: Promise<unknown>[] = []
  for (let step = 0; step < (seconds * 1_000) / stepMs; step++) {
    const turn = { type: 'mouseWheel', ...at, deltaX: 0, deltaY: stepPx } as const
    turns.push(cdp.send('Input.dispatchMouseEvent', turn))
    await page.waitForTimeout(stepMs)
  }
  await Promise.all(turns)
}

async function jump({ page }: UiWindow): Promise<void> {
  for (let number = 1; number <= jumps; number++) {
    await page.evaluate(
      (share) => {
        const box = document.querySelector('.tblwrap.long')!
        box.scrollTop = box.scrollHeight * share
      },
      ((number * 7) % jumps) / jumps,
    )
    await page.waitForTimeout(300)
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
