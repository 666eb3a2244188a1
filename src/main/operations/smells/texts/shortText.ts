import type { Found, SeenRow, Smell, Watch } from '../smell.ts'
import { listed, lookedAt, plain, shareOf } from '../wording.ts'
import { wordCount } from './words.ts'

/** A field whose usual text is as long as this does not answer with one word. */
const usualWords = 5
const wordsTold = 50
const serious = 0.05
const nothing = /^(?:n\/?a|none|null|nil|undefined|unknown|empty|tbd|todo|[-–—.…?]+)?$/i

/** Nothing, or one word, where the other rows have sentences. One such row is enough. */
export const shortText: Smell = {
  name: 'short_text',
  title: 'Empty texts, and texts of one word',
  watch({ fields }) {
    const texts = fields.filter(({ kind }) => kind === 'text').map(({ name }) => name)
    return texts.length === 0 ? null : watchOver(texts)
  },
}

function watchOver(names: readonly string[]): Watch {
  const fields = names.map((name) => ({ name, words: Array.from({ length: wordsTold + 1 }, () => 0) }))
  let rows = 0
  return {
    see({ output }) {
      if (!output) return
      rows++
      for (const { name, words } of fields) {
        const text = output[name]
        if (typeof text === 'string') words[Math.min(wordsTold, wordsIn(text))]! += 1
      }
    },
    verdict: () => ({
      found: fields.flatMap(({ name, words }) => foundIn(name, words) ?? []),
      looked: lookedAt(listed(names.map(plain)), rows),
    }),
  }
}

function wordsIn(text: string): number {
  return nothing.test(text.trim()) ? 0 : Math.max(1, wordCount(text))
}

/** `words`: how many texts have 0, 1, 2, ... words. */
function foundIn(name: string, words: readonly number[]): Found | null {
  const rows = words.reduce((sum, count) => sum + count, 0)
  let seen = 0
  const median = words.findIndex((count) => (seen += count) >= rows / 2)
  // Where one word is usual, only nothing at all is odd.
  const most = median >= usualWords ? 1 : 0
  const odd = words.slice(0, most + 1).reduce((sum, count) => sum + count, 0)
  if (odd === 0) return null
  return {
    of: name,
    severity: odd >= rows * serious ? 'serious' : 'look',
    said: (count) =>
      `${shareOf(count, rows)} ${count === 1 ? 'has' : 'have'} nothing${most > 0 ? ', or a single word,' : ''} as ${plain(name)}.`,
    why: 'The reply was well formed, so that it counts as an answer, but nothing is said in it.',
    rows: (row) => isOdd(row, name, most),
  }
}

function isOdd({ output }: SeenRow, name: string, most: number): boolean {
  const text = output?.[name]
  return typeof text === 'string' && wordsIn(text) <= most
}
