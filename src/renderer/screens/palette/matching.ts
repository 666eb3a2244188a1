import type { Command } from '../../commands.ts'

/** One place of a text, and whether it was looked for. */
export interface Piece {
  readonly text: string
  readonly isMatch: boolean
}

/** The commands that hold every word, in either case; those that begin with it first, then those where a word does. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const words = wordsOf(typed)
  if (words.length === 0) return commands.filter(({ isHidden }) => !isHidden)
  const patterns = words.map((word) => new RegExp(found(word), 'iu'))
  return commands
    .filter(({ text }) => patterns.every((pattern) => pattern.test(text)))
    .map((command) => ({ command, rank: rankOf(command.text, words[0]!) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ command }) => command)
}

/** The text cut where what was typed occurs in it. */
export function pieces(text: string, typed: string): Piece[] {
  const words = wordsOf(typed)
  if (words.length === 0) return [{ text, isMatch: false }]
  const pattern = new RegExp(`(${words.map(found).join('|')})`, 'iu')
  // A split by a group has the matches in every second place.
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, isMatch: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}

function wordsOf(typed: string): string[] {
  return typed
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .toSorted((one, other) => other.length - one.length)
}

function rankOf(text: string, word: string): number {
  if (new RegExp(`^${found(word)}`, 'iu').test(text)) return 0
  return new RegExp(`(?<![\\p{L}\\p{N}])${found(word)}`, 'iu').test(text) ? 1 : 2
}

/** As it stands, or with a hyphen that was not typed: "rerun" is found in "Re-run". */
function found(word: string): string {
  return Array.from(word, escaped).join('-?')
}

function escaped(sign: string): string {
  return sign.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`)
}
