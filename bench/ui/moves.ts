/** What was seen of a progress bar, in ms from the press that began it. */
export interface Moves {
  /** Until it moved. */
  readonly firstMs: number
  /** The longest time without a move, the beginning and the end among them. */
  readonly longestMs: number
  readonly count: number
  /** Until it was gone. */
  readonly endMs: number
}

declare global {
  interface Window {
    stopMoves?: () => Moves
  }
}

/** Runs in the page: watches, from the next press on, how a progress bar moves. */
export function watchMoves(): void {
  let [from, shown, goneMs] = [0, null as string | null, null as number | null]
  const moves: number[] = []
  addEventListener('click', () => (from = performance.now()), { once: true, capture: true })
  const look = (): void => {
    const bar = document.querySelector('[role=dialog] progress')
    const now = bar?.parentElement!.querySelector('p > span')!.textContent ?? null
    if (now === shown) return
    const ms = performance.now() - from
    if (now === null) goneMs = ms
    else if (shown !== null) moves.push(ms)
    shown = now
  }
  const watch = new MutationObserver(look)
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true })
  window.stopMoves = () => {
    watch.disconnect()
    const endMs = goneMs ?? performance.now() - from
    const times = [0, ...moves, endMs]
    const longestMs = Math.max(...times.slice(1).map((time, index) => time - times[index]!))
    return { firstMs: moves[0] ?? endMs, longestMs, count: moves.length, endMs }
  }
}

/** Runs in the page. */
export function stopMoves(): Moves {
  return window.stopMoves!()
}
