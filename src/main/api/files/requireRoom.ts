import { statfs } from 'node:fs/promises'
import { sizeText } from '../../../shared/words/sizeText.ts'
import { UsageError } from '../../../shared/usageError.ts'

/** What stays free for the rest of the machine. */
const leftFree = 100_000_000

/** Finds out before the work, not an hour into it. Throws UsageError when the disk cannot take so many bytes more. */
export async function requireRoom(folder: string, bytes: number, what: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (bytes + leftFree <= free) return
  throw new UsageError(
    `There is not enough space: ${what} takes about ${sizeText(bytes)}, and the disk has ${sizeText(free)} free. Make room and try again. Nothing was stored.`,
  )
}
