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
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)\b/i, 'an HTML page'],
  [/^(?:\xef\xbb\xbf)?\s*<\?xml/i, 'an XML document'],
]

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

/** Text has hardly any control characters; UTF-16 has many zeros, but all of them in one place of each pair. */
function isBinary(head: Buffer): boolean {
  const isUtf16 =
    /^(?:\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 2)) || looksLikeUtf16(head) !== null
  if (isUtf16) return false
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  return controls > head.length * 0.05
}

/** UTF-16 without a byte order mark: Latin letters, digits and delimiters have a zero in one half of the pair. */
export function looksLikeUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even++
    if (head[at + 1] === 0) odd++
  }
  const pairs = head.length / 2
  if (odd > pairs * 0.04 && even < odd * 0.02) return 'utf-16le'
  if (even > pairs * 0.04 && odd < even * 0.02) return 'utf-16be'
  return null
}
