import { open } from 'node:fs/promises'
import { maxCellCharacters } from '../entry.ts'

/** A file's text, or why it cannot be used, to go behind the file's name. */
export type FileText = { readonly text: string } | { readonly problem: string }

/** As much as a line of JSON Lines may hold. */
const maxBytes = 8 * maxCellCharacters

/** Reads a file of an item: UTF-8, with or without a byte order mark. null where there is none. */
export async function readItemFile(path: string): Promise<FileText | null> {
  try {
    await using file = await open(path, 'r')
    const { size } = await file.stat()
    if (size > maxBytes) return { problem: 'is larger than 8 MB' }
    const bytes = await file.readFile()
    return textIn(bytes)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? null : { problem: `cannot be read (${code})` }
  }
}

function textIn(bytes: Buffer): FileText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.trim() === '' ? { problem: 'is empty' } : { text }
  } catch {
    return { problem: 'is not text in UTF-8' }
  }
}
