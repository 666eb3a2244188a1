import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import type { Encoding } from './encoding.ts'

/** The text of a file, piece by piece, without its byte order mark. Bytes that mean nothing become U+FFFD. */
export async function* textChunks(path: string, { name, bomBytes }: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(name, { stripBOM: false })
  for await (const chunk of createReadStream(path, { start: bomBytes, highWaterMark: 1 << 18 })) {
    yield decoder.write(chunk as Buffer)
  }
  const rest = decoder.end()
  if (rest) yield rest
}
