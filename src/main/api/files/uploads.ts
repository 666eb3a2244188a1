import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CallOutput, CallResult } from '../../../shared/contract.ts'
import { operatorSentence } from '../../operations/operatorSentence.ts'
import type { Files, SourceFile } from '../desk/desk.ts'
import { registered } from './chosen.ts'
import { requireRoom } from './requireRoom.ts'

/** Files that the page gave: kept in a folder of this process alone, gone when it ends. */
export interface Uploads {
  /**
   * Stores the bytes as they come. What breaks off leaves nothing, and throws. `name` is only a label. Throws
   * UsageError, with nothing read, when the disk has no room for the `announced` bytes.
   */
  receive(bytes: AsyncIterable<Uint8Array>, name: string, announced: number): Promise<SourceFile>
  /** That folder, for other files that are to be as private and to go with it. */
  folder(): string
  close(): void
}

/** `isAlive`: whether a process with this id runs. What others left behind when they died is removed. */
export function createUploads(folder: string, isAlive: (pid: number) => boolean): Uploads {
  removeLeftovers(folder, isAlive)
  const own = join(folder, `${process.pid}-${randomBytes(8).toString('hex')}`)
  const folderOf = (): string => {
    mkdirSync(own, { recursive: true, mode: 0o700 })
    return own
  }
  return {
    folder: folderOf,
    async receive(bytes, name, announced) {
      await requireRoom(folderOf(), announced, 'this file')
      const path = join(folderOf(), randomBytes(16).toString('hex'))
      const counter = countingStream()
      try {
        await pipeline(bytes, counter.stream, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
      } catch (error) {
        rmSync(path, { force: true })
        throw error
      }
      return { path, fileName: labelOf(name), bytes: counter.bytes(), isUpload: true }
    },
    close: () => rmSync(own, { recursive: true, force: true }),
  }
}

function removeLeftovers(folder: string, isAlive: (pid: number) => boolean): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    const pid = Number.parseInt(name, 10)
    if (pid !== process.pid && !isAlive(pid)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function countingStream(): { stream: Transform; bytes: () => number } {
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, bytes: () => bytes }
}

const mostLabel = 200

/** The last part of a name, without what could make it look like another one. */
export function labelOf(name: string): string {
  const last = basename(name.replaceAll('\\', '/'))
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '').trim()
  // The half of a character that a cut may leave has no place in a header or a name.
  return clean.slice(0, mostLabel).replace(/\p{Cs}$/u, '') || 'table'
}

/** What the page gets for a file that has come, as for one that was chosen in a dialog. */
export function uploaded(
  file: SourceFile,
  files: Pick<Files, 'addSource'>,
): CallResult<CallOutput<'source.sample'>> {
  return { ok: true, value: registered(file, files) }
}

/** Why a file could not be kept, for the operator; `onBug` hears what they cannot mend by the sentence alone. */
export function notUploaded(error: unknown, onBug: (error: unknown, name: string) => void): CallResult {
  const sentence = operatorSentence(error)
  if (sentence === null) onBug(error, 'upload')
  const message = sentence ?? 'The file could not be stored. Is the disk full?'
  return { ok: false, error: { kind: 'usage', message } }
}
