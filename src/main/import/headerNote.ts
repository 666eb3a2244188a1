import type { InputField } from '../../shared/field.ts'
import { mapColumns } from './mapColumns.ts'

/** A header has few words. */
const mostWords = 4
const mostCharacters = 60
const charactersShown = 40

/**
 * Says so when the first row looks like a row of data that was taken for the header: a sentence stands in it, and no
 * column is called what such columns are called. null: nothing to say.
 */
export function headerNote(columns: readonly string[], fields: readonly InputField[]): string | null {
  const sentence = columns.find(looksLikeText)
  if (sentence === undefined || isNamed(columns, fields)) return null
  const shown =
    sentence.length > charactersShown ? `${sentence.slice(0, charactersShown).trimEnd()}...` : sentence
  const field = fields.find(({ required }) => required)?.name ?? 'body'
  return `The first row ("${shown}") was taken for the header, so one row may be missing. If it is a row, put a line with the names of the columns above it, such as "${field}", and import again.`
}

/** A single column fills the first field whatever it is called, so that says nothing. */
function isNamed(columns: readonly string[], fields: readonly InputField[]): boolean {
  if (columns.length === 1) return false
  return Object.keys(mapColumns(fields, columns, {}).mapping).length > 0
}

function looksLikeText(header: string): boolean {
  const words = header.trim().split(/\s+/)
  if (words.length > mostWords || header.length > mostCharacters) return true
  return words.length > 1 && /[.!?…。！？]["')\]]*$/u.test(header.trim())
}
