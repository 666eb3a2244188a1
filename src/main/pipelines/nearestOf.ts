/** What is longer is a text, and comparing it with every choice would take forever. */
const longestWord = 200

/** The choice that takes the fewest changed letters to reach; null when none is at all like the word. */
export function nearestOf(word: string, choices: readonly string[]): string | null {
  if (word.length > longestWord) return null
  const wanted = word.trim().toLowerCase()
  const ranked = choices
    .map((choice) => ({ choice, distance: distanceBetween(wanted, choice.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best && best.distance <= Math.max(2, best.choice.length / 2) ? best.choice : null
}

/** Levenshtein's: inserted, removed and changed letters. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (a[i] === b[j] ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}
