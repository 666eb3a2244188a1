import { existsSync, readFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'
import { writeJson } from '../wholeFile.ts'

const windowState = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) }).nullable(),
  isMaximized: z.boolean(),
  /** The fragment of the page's address: which screen it showed. */
  screen: z
    .string()
    .max(2_000)
    .regex(/^(#\/.*)?$/),
})
type WindowState = z.infer<typeof windowState>

const unknownState: WindowState = { bounds: null, isMaximized: false, screen: '' }

/** How the window stood when it was closed the last time. `workArea` gives that of the display nearest to a rectangle. */
export function readWindowState(file: string, workArea: (bounds: Rectangle) => Rectangle): WindowState {
  const state = stored(file)
  const isSeen = state.bounds && overlap(state.bounds, workArea(state.bounds))
  return isSeen ? state : { ...state, bounds: null }
}

/** What cannot be read is no reason not to start. */
function stored(file: string): WindowState {
  try {
    return existsSync(file) ? windowState.parse(JSON.parse(readFileSync(file, 'utf8'))) : unknownState
  } catch {
    return unknownState
  }
}

/** A display may have gone since: the title has to be within reach. */
function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width - 50 && a.x + a.width > b.x + 50 && a.y >= b.y - 10 && a.y < b.y + b.height - 50
}

export function rememberWindow(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      screen: new URL(window.webContents.getURL()).hash,
    }
    try {
      writeJson(file, state)
    } catch {
      // A full disk is no reason to ask anything of somebody who closes a window: it opens as it did before.
    }
  })
}
