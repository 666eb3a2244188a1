import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { access, constants, link, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UsageError } from '../../shared/usageError.ts'
import { explained } from '../writeFailure.ts'

/**
 * Finds out early: whoever waits an hour for a file should not learn then that it could not be written. Throws
 * UsageError for a target that is taken, a folder, or in a folder that is missing or closed to us.
 */
export async function requireFreeTarget(path: string, force: boolean): Promise<void> {
  const folder = dirname(path)
  if (!(await found(folder))?.isDirectory())
    throw new UsageError(`The folder ${folder} does not exist. Make it first.`)
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw explained(error, path)
  })
  const target = await found(path)
  if (target?.isDirectory()) throw new UsageError(`${path} is a folder. Name a file.`)
  if (target && !force) throw taken(path)
}

/** Tries it: some folders let everyone in and keep no file. Leaves nothing. */
export async function requireWritable(path: string): Promise<void> {
  const probe = temporaryFor(path)
  try {
    await (await open(probe, 'wx')).close()
    await rm(probe)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explained(error, path, probe)
    throw new UsageError(`${path} cannot be written: that folder keeps no files. Choose another folder.`)
  }
}

/**
 * Writes a file that is whole or not there: to a temporary name beside it, synced, then renamed. Without `force` a
 * file that exists is left alone, also one that appeared meanwhile. `write` may throw: then nothing has changed.
 */
export async function replaceFile<T>(
  path: string,
  force: boolean,
  write: (file: FileHandle) => Promise<T>,
): Promise<T> {
  await requireFreeTarget(path, force)
  const temporary = temporaryFor(path)
  try {
    const result = await written(temporary, write)
    await (force ? rename(temporary, path) : publishOnce(temporary, path))
    await syncFolder(dirname(path))
    return result
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw explained(error, path, temporary)
  }
}

function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
}

async function written<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  await using file = await open(path, 'wx')
  const result = await write(file)
  await file.sync()
  return result
}

/** A hard link fails where the name is taken; a rename would not. Some file systems have no links. */
async function publishOnce(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken(path)
    await requireFreeTarget(path, false)
    return rename(temporary, path)
  }
  await rm(temporary)
}

/** So that the new name survives a power cut. Windows cannot open folders, and does not need it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

async function found(path: string) {
  return stat(path).catch(() => null)
}

function taken(path: string): UsageError {
  return new UsageError(`${path} exists. Give another name, or overwrite it with --force.`)
}
