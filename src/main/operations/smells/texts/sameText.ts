import { hash } from 'node:crypto'
import { Frequent } from './frequent.ts'
import type { Found, SeenRow, Smell, Watch } from '../smell.ts'
import { listed, lookedAt, plain, shareOf } from '../wording.ts'
import { wordCount } from './words.ts'

/** Fewer rows than this may share a text because they are alike. */
const leastRows = 10
/** A text of its own for each kind of row is ordinary; one text for every fiftieth row is not. */
const share = 1 / 50
/** So much of it, and nobody has answered the rows. */
const serious = 0.2
/** Shorter ones are labels, which are the same for many rows by their nature. */
const leastWords = 4
const kept = 1_000

/** Rows that ask different things have word for word the same text. */
export const sameText: Smell = {
  name: 'same_text',
  title: 'The same text for rows that ask different things',
  watch({ fields }) {
    const texts = fields.filter(({ kind }) => kind === 'text').map(({ name }) => name)
    return texts.length === 0 ? null : watchOver(texts)
  },
}

function watchOver(names: readonly string[]): Watch {
  const fields = names.map((name) => ({ name, frequent: new Frequent(kept) }))
  let rows = 0
  return {
    see(row) {
      if (!row.output || row.isRepeat) return
      rows++
      for (const { name, frequent } of fields) {
        const key = keyIn(row, name)
        if (key) frequent.add(key)
      }
    },
    verdict: () => ({
      found: fields.flatMap(({ name, frequent }) => foundIn(name, frequent, rows) ?? []),
      looked: lookedAt(listed(names.map(plain)), rows, leastRows),
    }),
  }
}

function keyIn({ output }: SeenRow, name: string): string | null {
  const text = output?.[name]
  if (typeof text !== 'string' || wordCount(text) < leastWords) return null
  return hash('sha256', text.trim(), 'base64').slice(0, 16)
}

function foundIn(name: string, frequent: Frequent, rows: number): Found | null {
  const least = Math.max(leastRows, rows * share)
  const keys = new Set(frequent.atLeast(least))
  if (keys.size === 0) return null
  const texts = keys.size === 1 ? 'the same text' : `one of ${keys.size} texts`
  const isMost = frequent.atLeast(Math.max(leastRows, rows * serious)).length > 0
  return {
    of: name,
    severity: isMost ? 'serious' : 'look',
    said: (count) => `${shareOf(count, rows, 'that ask different things')} have ${texts} as ${plain(name)}.`,
    why: 'An answer that fits every row says little about any of them. Often the prompt offers a sentence that the model copies.',
    rows: (row) => !row.isRepeat && keys.has(keyIn(row, name) ?? ''),
  }
}
