import { isUtf8 } from 'node:buffer'
import { fileBlocks } from '../../fileBlocks.ts'

/** Whether all of a file is UTF-8. Its blocks are cut before the last sequence that may go on in the next one. */
export async function isUtf8File(path: string, signal: AbortSignal | undefined): Promise<boolean> {
  let rest = Buffer.alloc(0)
  for await (const read of fileBlocks(path, signal)) {
    const block = rest.length > 0 ? Buffer.concat([rest, read]) : read
    const whole = block.length - startedSequence(block)
    if (!isUtf8(block.subarray(0, whole))) return false
    rest = Buffer.from(block.subarray(whole))
  }
  return rest.length === 0
}

/** How many bytes at the end begin a sequence without ending it. */
function startedSequence(block: Uint8Array): number {
  for (let length = 1; length <= 3 && length <= block.length; length++) {
    const byte = block[block.length - length]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return followers(byte) >= length ? length : 0
  }
  return 0
}

/** Counts valid sequences of several bytes, and bytes that belong to none. */
export async function countUtf8(
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ sequences: number; damaged: number }> {
  let sequences = 0
  let damaged = 0
  let expected = 0
  for await (const block of fileBlocks(path, signal)) {
    for (const byte of block) {
      if (expected > 0 && (byte & 0xc0) === 0x80) {
        if (--expected === 0) sequences++
      } else if (byte < 0x80 && expected === 0) continue
      else {
        if (expected > 0) damaged++
        expected = followers(byte)
        if (byte >= 0x80 && expected === 0) damaged++
      }
    }
  }
  return { sequences, damaged: damaged + (expected > 0 ? 1 : 0) }
}

function followers(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1
  if (byte >= 0xe0 && byte <= 0xef) return 2
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0
}
