const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** How many words a text has, about. Where a script writes no spaces, two characters count as one. */
export function wordCount(text: string): number {
  const words = text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  return withoutSpaces.test(text) ? Math.max(words, Math.ceil(text.length / 2)) : words
}
