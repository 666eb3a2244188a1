import chardet from 'chardet'
import iconv from 'iconv-lite'
import { UsageError } from '../../../shared/usageError.ts'
import { looksLikeUtf16 } from '../sniff.ts'
import { countUtf8, isUtf8File } from './utf8.ts'

export interface Encoding {
  /** As WHATWG names it. */
  readonly name: string
  /** Length of the byte order mark. */
  readonly bomBytes: number
  readonly note: string | null
  /** Bytes that mean nothing in this encoding have been seen, or not been looked for. */
  readonly mayBeDamaged: boolean
}

const byteOrderMarks = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const

/**
 * Finds the encoding of a text file: as given (a mark tells which UTF-16), else its byte order mark, else UTF-8 where
 * the bytes are UTF-8, else UTF-16 by its zeros, else Windows-1252, which covers Latin-1. Reads the file once.
 */
export async function detectEncoding(
  path: string,
  head: Buffer,
  given: string | undefined,
  signal?: AbortSignal,
): Promise<Encoding> {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, at) => head[at] === byte))
  const bomBytes = marked ? marked[1].length : 0
  if (given !== undefined) {
    const name = knownName(given)
    const isUtf16 = name.startsWith('utf-16') && marked?.[0].startsWith('utf-16')
    return { name: isUtf16 ? marked![0] : name, bomBytes, note: null, mayBeDamaged: true }
  }
  if (marked) return { name: marked[0], bomBytes, note: null, mayBeDamaged: true }
  const utf16 = looksLikeUtf16(head)
  if (utf16) return { name: utf16, bomBytes, note: null, mayBeDamaged: true }
  if (await isUtf8File(path, signal)) return { name: 'utf-8', bomBytes, note: null, mayBeDamaged: false }
  const { sequences, damaged } = await countUtf8(path, signal)
  // A few bad bytes among many good sequences are damage, not another encoding: only their rows are rejected.
  if (sequences > damaged * 20) {
    const note = `${damaged} bytes are not UTF-8; rows that hold them are rejected.`
    return { name: 'utf-8', bomBytes, note, mayBeDamaged: true }
  }
  return { ...guessOf(head), bomBytes, mayBeDamaged: false }
}

function knownName(given: string): string {
  const name = given.toLowerCase()
  if (iconv.encodingExists(name)) return aliases[name] ?? name
  throw new UsageError(
    `There is no encoding "${given}". Try utf-8, utf-16le, windows-1252, iso-8859-1 or shift_jis.`,
  )
}

const aliases: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  cp1252: 'windows-1252',
  latin1: 'iso-8859-1',
  'latin-1': 'iso-8859-1',
}

/** Scripts that Windows-1252 does not have show themselves by many high bytes. */
const foreignShare = 0.3
const otherScripts = new Set(['Shift_JIS', 'EUC-JP', 'EUC-KR', 'Big5', 'GB18030', 'KOI8-R', 'windows-1251'])

function guessOf(head: Buffer): Pick<Encoding, 'name' | 'note'> {
  const [best] = chardet.analyse(head)
  const isForeign = head.filter((byte) => byte >= 0x80).length > head.length * foreignShare
  const name = best && isForeign && otherScripts.has(best.name) ? best.name.toLowerCase() : 'windows-1252'
  return {
    name,
    note: `The file is not UTF-8; it is read as ${name}. If letters look wrong, name its encoding with --encoding.`,
  }
}
