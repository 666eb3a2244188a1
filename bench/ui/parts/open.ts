import { figure } from '../../figures.ts'
import type { UiDesk, UiPart } from '../desk.ts'
import { repeated } from '../repeated.ts'
import type { UiWindow } from '../window.ts'
import { openWindow, show, startHost } from '../window.ts'

const times = { first: 3, again: 15 }

/** How long a large batch takes to open. */
export const open: UiPart = async (desk) => {
  const goal = { below: 300, unit: ' ms', digits: 0 }
  const first = await repeated(times.first, () => openedFirst(desk))
  const again = await openedAgain(desk)
  return {
    title: 'Opening a batch',
    method: `From a press on the batch in the list until its rows are painted. First: in a host that was just started, ${times.first} times. Again: ${times.again} times in the same host.`,
    figures: [
      figure({ id: 'open-first', what: 'opens, first', ...goal }, first),
      figure({ id: 'open-again', what: 'opens, again', ...goal }, again),
    ],
    table: null,
  }
}

async function openedFirst({ folder, browser }: UiDesk): Promise<number> {
  const host = await startHost(folder)
  const window = await openWindow(browser, host.url)
  const ms = await opened(window)
  await window.close()
  await host.close()
  return ms
}

async function openedAgain({ folder, browser }: UiDesk): Promise<number[]> {
  const host = await startHost(folder)
  const window = await openWindow(browser, host.url)
  await opened(window)
  const values = await repeated(times.again, async () => {
    await show(window, '#/batches')
    return opened(window)
  })
  await window.close()
  await host.close()
  return values
}

async function opened({ page }: UiWindow): Promise<number> {
  await page.locator('main a[href$="/batches/1"]').waitFor()
  return page.evaluate(openingMs)
}

/** Runs in the page: presses the batch, and waits for the frame after the one that has its rows. */
function openingMs(): Promise<number> {
  return new Promise((resolve) => {
    const from = performance.now()
    const look = (): void => {
      const hasRows = document.querySelector('.tblsight tbody td button') !== null
      requestAnimationFrame(hasRows ? () => resolve(performance.now() - from) : look)
    }
    document.querySelector<HTMLElement>('main a[href$="/batches/1"]')!.click()
    look()
  })
}
