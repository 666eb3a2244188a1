import type { ReadOptions } from '../../../shared/views/fileViews.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { given } from '../../given.ts'
import type { Table } from '../../import/readTable.ts'
import { readColumns, readTable } from '../../import/readTable.ts'
import { inTheWindow } from '../batch/inTheWindow.ts'
import type { SourceFile } from '../desk/desk.ts'

/** Reads the header of a file. Throws UsageError in the words of the window: its name for its path, no flags. */
export function openTable(file: SourceFile, options: ReadOptions, signal?: AbortSignal): Promise<Table> {
  return sayingItsName(file, () => readTable(file.path, given(options), signal))
}

/** As `openTable`, also where there is only a header. */
export function openColumns(file: SourceFile, options: ReadOptions, signal: AbortSignal): Promise<Table> {
  return sayingItsName(file, () => readColumns(file.path, given(options), signal))
}

/** Runs what works with a file. Its path is not for the page: what goes wrong is said with the name it has there. */
export async function sayingItsName<T>(
  file: Pick<SourceFile, 'path' | 'fileName'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(withoutFlags(error.message.replaceAll(file.path, () => file.fileName)))
  }
}

/** What is chosen by a flag on the command line is a field beside the sentence here. */
export function withoutFlags(sentence: string): string {
  return inTheWindow(sentence).replaceAll(/ with --[a-z-]+/g, '')
}
