import { dirname } from 'node:path'
import { UsageError } from '../shared/usageError.ts'

/** What the system's error codes mean for whoever wanted the file, and what helps. */
const reasonByCode: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there. Choose another folder, or ask for the right to write',
  EPERM: 'you may not write there, or another program has it open. Close it, or choose another folder',
  EBUSY: 'another program has it open. Close it there, or give another name',
  EISDIR: 'it is a folder. Name a file',
  ENOENT: 'its folder is gone. Make it again',
  EROFS: 'that disk is read-only. Choose another folder',
  ENOSPC: 'the disk is full. Make room, or choose another disk',
  EDQUOT: 'your disk quota is used up. Make room, or choose another disk',
  EFBIG: 'the file grew larger than that disk allows. Choose another disk',
  EIO: 'the disk reports an error. Choose another disk',
  ENAMETOOLONG: 'the name is too long. Give a shorter one',
}

/**
 * The UsageError to throw for a failed write to `path`. Anything else, such as an error of the rows that were being
 * written, is returned as it is.
 */
export function explained(error: unknown, path: string, temporary = path): unknown {
  if (!(error instanceof Error)) return error
  const { code = '', path: failedAt = path } = error as NodeJS.ErrnoException
  const reason = [path, temporary, dirname(path)].includes(failedAt) ? reasonByCode[code] : undefined
  return reason ? new UsageError(`${path} cannot be written: ${reason}. Nothing was changed.`) : error
}
