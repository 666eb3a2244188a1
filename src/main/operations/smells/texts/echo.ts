import { someOf, textSmell } from './textWatch.ts'

/** Shorter texts are quoted whole with good reason. */
const leastCharacters = 40
/** So much of the text is the row's own. */
const mostlyTheirs = 0.6
const charactersRead = 4_000
/** Nearly all rows: the field is meant to quote. */
const isMeant = 0.8
const serious = 0.1

/** A text that only says again what stands in the row. */
export const echo = textSmell({
  name: 'echo',
  title: 'Texts that repeat their row',
  judgeable: `with ${leastCharacters} characters or more`,
  isOdd(text, { input }) {
    const said = normal(text)
    if (said.length < leastCharacters) return null
    return input.map(normal).some((given) => repeats(said, given))
  },
  least: someOf,
  most: isMeant,
  severity: (share) => (share >= serious ? 'serious' : 'look'),
  said: (field, have) => `${have} a ${field} that repeats the text of the row`,
  why: 'The row is given back instead of an answer. Where the field is meant to quote, nothing is wrong.',
})

function repeats(said: string, given: string): boolean {
  if (given.length < leastCharacters) return false
  return given.includes(said) || (said.includes(given) && given.length >= said.length * mostlyTheirs)
}

/** Without what a copy changes: case, spaces, marks. */
function normal(text: string): string {
  return text
    .slice(0, charactersRead)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
