import { UsageError } from '../../shared/usageError.ts'

/** What else a file may be that is taken for a table: how it begins, and what it is called. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG/, 'a PNG image'],
  [/^\xff\xd8\xff/, 'a JPEG image'],
  [/^GIF8/, 'a GIF image'],
  [/^RIFF[^]{4}WEBP/, 'a WebP image'],
  [/^BM[^]{4}\x00\x00\x00\x00/, 'a BMP image'],
  [/^%PDF/, 'a PDF document'],
  [/^\x1f\x8b/, 'a gzip archive: unpack it first'],
  [/^BZh\d/, 'a bzip2 archive: unpack it first'],
  [/^\xfd7zXZ\x00/, 'an xz archive: unpack it first'],
  [/^(?:\x28\xb5\x2f\xfd)/, 'a zstd archive: unpack it first'],
  [/^7z\xbc\xaf/, 'a 7-Zip archive: unpack it first'],
  [/^Rar!/, 'a RAR archive: unpack it first'],
  [/^SQLite format 3\x00/, 'an SQLite database'],
  [/^PAR1/, 'a Parquet file: save it as CSV'],
  [/^\xd0\xcf\x11\xe0/, 'an old Office file (.xls or .doc), or one with a password: save it as .xlsx or CSV'],
  [/^\x7fELF|^MZ[^]{2}\x00/, 'a program'],
  [/^OggS|^ID3|^\xff\xfb|^fLaC|^[^]{4}ftyp/, 'a sound or video file'],
  [/^\{\\rtf/, 'an RTF document'],
  [/^\xff\xfe\x00\x00|^\x00\x00\xfe\xff/, 'UTF-32 text: save it as UTF-8'],
  [markup('!doctype html', 'html', 'head', 'body', 'table', 'div', 'script', 'meta'), 'an HTML page'],
  [markup('svg'), 'an SVG image'],
  [markup('\\?xml'), 'an XML document'],
]

/** Text that begins with one of these tags, whatever mark, white space and comments stand before it. */
function markup(...tags: readonly string[]): RegExp {
  return new RegExp(`^(?:\\xef\\xbb\\xbf)?\\s*(?:<!--[^]*?-->\\s*)*<(?:${tags.join('|')})\\b`, 'i')
}

const zipSignature = /^PK(?:\x03\x04|\x05\x06)/

/** Tells a workbook from text by the first bytes, and refuses by name what is neither. `tail` is the file's end. */
export function sniff(path: string, head: Buffer, tail: Buffer): 'xlsx' | 'text' {
  const start = head.toString('latin1')
  if (start.trim() === '') throw new UsageError(`${path} is empty.`)
  if (zipSignature.test(start)) return sniffZip(path, tail.toString('latin1'))
  const found = signatures.find(([signature]) => signature.test(start))
  if (found) throw new UsageError(`${path} is ${found[1]}${found[1].includes(':') ? '' : ', not a table'}.`)
  if (isBinary(head)) throw new UsageError(`${path} is a binary file, not a table.`)
  return 'text'
}

/** The names of a zip's parts stand in the directory at its end. */
function sniffZip(path: string, directory: string): 'xlsx' {
  if (directory.includes('xl/workbook')) return 'xlsx'
  const inside = directory.includes('word/document') ? 'a Word document' : 'a zip archive'
  throw new UsageError(`${path} is ${inside}, not a table.`)
}

/** So many are damage in a small text. */
const strayControls = 3

/**
 * Text has hardly any control characters but ASCII's own separators (28 to 31); UTF-16 has many zeros, but all of them
 * in one place of each pair.
 */
function isBinary(head: Buffer): boolean {
  const isUtf16 =
    /^(?:\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 2)) || looksLikeUtf16(head) !== null
  if (isUtf16) return false
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 27)).length
  return controls > strayControls + head.length * 0.05
}

/** UTF-16 without a byte order mark: Latin letters, digits, delimiters and every line end have a zero in one half. */
export function looksLikeUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = { even: 0, odd: 0 }
  const lineEnds = { little: 0, big: 0 }
  for (let at = 0; at + 1 < head.length; at += 2) {
    const [first, second] = [head[at]!, head[at + 1]!]
    if (first === 0) zeros.even++
    if (second === 0) zeros.odd++
    if (second === 0 && (first === 10 || first === 13)) lineEnds.little++
    if (first === 0 && (second === 10 || second === 13)) lineEnds.big++
  }
  const many = head.length * 0.02
  if (lineEnds.little > 0 && zeros.odd > many && zeros.even < zeros.odd * 0.02) return 'utf-16le'
  if (lineEnds.big > 0 && zeros.even > many && zeros.odd < zeros.even * 0.02) return 'utf-16be'
  return null
}
