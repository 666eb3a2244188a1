import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UsageError } from '../../../shared/usageError.ts'
import { manifestPath } from '../manifest.ts'
import { syncFolder } from '../replaceFile.ts'
import { explained } from '../../writeFailure.ts'

/**
 * Writes a folder that is whole or not there: under a temporary name beside it, which import does not read, then
 * renamed. With `force` it takes the place of an older export, and of nothing else: what other programs keep there
 * would be lost. `write` may throw: then nothing has changed.
 */
export async function replaceFolder<T>(
  path: string,
  force: boolean,
  write: (folder: string) => Promise<T>,
): Promise<T> {
  await requireFreeFolder(path, force)
  const temporary = hiddenBeside(path, 'tmp')
  try {
    await makeFolder(temporary)
    const result = await write(temporary)
    await requireFreeFolder(path, force)
    await publish(temporary, path, force)
    await syncFolder(dirname(path))
    return result
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
    throw explained(error, path, temporary)
  }
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new UsageError(`${dirname(path)} cannot be made: a file is in its way. Name another folder.`)
    throw error
  })
}

async function requireFreeFolder(path: string, force: boolean): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found) return
  if (!found.isDirectory()) throw new UsageError(`${path} is a file. Name another folder.`)
  if ((await readdir(path)).length === 0) return
  if (!force) throw taken(path)
  if (await isOurs(path)) return
  throw new UsageError(
    `${path} was not written by an export, so it is not replaced, also not with --force: other files in it would be lost. Give another folder.`,
  )
}

/** An export has its manifest beside it. */
async function isOurs(path: string): Promise<boolean> {
  try {
    return (JSON.parse(await readFile(manifestPath(path), 'utf8')) as { layout?: unknown }).layout === 'files'
  } catch {
    return false
  }
}

/** The old folder goes out of the way, and comes back when the new one cannot take its place. */
async function publish(temporary: string, path: string, force: boolean): Promise<void> {
  await rmdir(path).catch(() => undefined) // an empty one; others stay
  const old = hiddenBeside(path, 'old')
  const hasOld = await stat(path).catch(() => null)
  if (hasOld && !force) throw taken(path)
  if (hasOld) await rename(path, old)
  try {
    await rename(temporary, path)
  } catch (error) {
    if (hasOld) await rename(old, path)
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

function taken(path: string): UsageError {
  return new UsageError(`${path} exists. Give another folder, or replace it with --force.`)
}

function hiddenBeside(path: string, ending: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.${ending}`)
}
