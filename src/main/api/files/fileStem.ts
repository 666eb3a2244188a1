import { basename, extname } from 'node:path'

/** File systems take 255 bytes. What is added in front and behind while a file is written needs some of them. */
const mostBytes = 180

/** What joins letters of some scripts, or emoji, is no sign to be seen, yet a part of the word. */
const unfit = /[\\/:*?"<>|]|(?![\u200c\u200d])\p{C}/gu

/** The beginning of a name for a file, on whatever system, out of any text. The ending of the text is left off. */
export function fileStem(text: string): string {
  const stem = basename(text, extname(text)).replaceAll(unfit, '-')
  return cut(stem.replace(/^[.\s]+/, '').slice(0, 100)) || 'batch'
}

/** At whole characters: half of one is not valid in a name. */
function cut(text: string): string {
  let left = text
  while (!left.isWellFormed() || Buffer.byteLength(left) > mostBytes) left = left.slice(0, -1)
  return left
}
