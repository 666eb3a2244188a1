/** What was seen frame by frame. */
export interface Frames {
  /** How long each took. */
  readonly ms: readonly number[]
  /** The longest time that a row in sight stood empty, or that rows did not fill the table. */
  readonly blankMs: number
}

declare global {
  interface Window {
    stopFrames?: () => Frames
  }
}

/** Runs in the page: begins to watch every frame. */
export function watchFrames(): void {
  const ms: number[] = []
  let [before, blankFrom, blankMs, isOver] = [0, null as number | null, 0, false]
  const table = document.querySelector('.tblsight')!
  const isBlank = (): boolean => {
    const { top, bottom } = table.getBoundingClientRect()
    const rows = [...table.querySelectorAll('tbody tr')]
    const seen = rows.filter((row) => {
      const box = row.getBoundingClientRect()
      return box.bottom > top + 28 && box.top < bottom
    })
    const end = seen.at(-1)?.getBoundingClientRect().bottom ?? 0
    return end < bottom - 1 || seen.some((row) => row.querySelector('button') === null)
  }
  const look = (now: number): void => {
    if (isOver) return
    if (before > 0) ms.push(now - before)
    before = now
    if (blankFrom !== null) blankMs = Math.max(blankMs, now - blankFrom)
    blankFrom = isBlank() ? (blankFrom ?? now) : null
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  window.stopFrames = () => {
    isOver = true
    return { ms, blankMs }
  }
}

/** Runs in the page. */
export function stopWatching(): Frames {
  return window.stopFrames!()
}
