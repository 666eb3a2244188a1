/** So often at most does the page change by itself: no eye follows more. */
const everyMs = 100
/** The answers to one change come so soon after each other. */
const gatherMs = 30

let waiting: (() => void)[] = []
let shownAt = 0

/** Shows what was read again with all else that was: one change of the page instead of one an answer. */
export function showTogether(show: () => void): void {
  waiting.push(show)
  if (waiting.length > 1) return
  setTimeout(showAll, Math.max(gatherMs, shownAt + everyMs - performance.now()))
}

function showAll(): void {
  const all = waiting
  waiting = []
  shownAt = performance.now()
  for (const show of all) show()
}
