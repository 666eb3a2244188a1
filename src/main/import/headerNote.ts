import type { InputField } from '../../shared/field.ts'
import { isHeaderOf } from './mapColumns.ts'

/** A header has few words, and one that is called like a field fewer still. */
const mostWords = 4
const mostWordsOfName = 3
const mostCharacters = 60
const charactersShown = 40

/**
 * Says so when the first row looks like a row of data that was taken for the header: a number, a day, an address or a
 * sentence stands in it, and no column is called what such columns are called. null: nothing to say.
 */
export function headerNote(columns: readonly string[], fields: readonly InputField[]): string | null {
  const data = columns.find(looksLikeText) ?? columns.find(looksLikeValue)
  if (data === undefined || isNamed(columns, fields)) return null
  const shown = data.length > charactersShown ? `${data.slice(0, charactersShown).trimEnd()}...` : data
  return `The first row ("${shown}") was taken for the header, so one row may be missing.`
}

/** A single column fills the first field whatever it is called, so that says nothing. */
function isNamed(columns: readonly string[], fields: readonly InputField[]): boolean {
  if (columns.length === 1) return false
  return columns.some(
    (column) =>
      !looksLikeText(column) &&
      !looksLikeValue(column) &&
      wordsIn(column) <= mostWordsOfName &&
      isHeaderOf(column, fields),
  )
}

function looksLikeText(header: string): boolean {
  if (wordsIn(header) > mostWords || header.length > mostCharacters) return true
  return wordsIn(header) > 1 && /[.!?…。！？]["')\]]*$/u.test(header.trim())
}

/** A number, a day or an e-mail address. */
const value = /^([\d.,:/ +-]*\d[\d.,:/ +-]*|\d{4}-\d\d-\d\d[T ]\S+|\S+@\S+\.\S+)$/

function looksLikeValue(header: string): boolean {
  return value.test(header.trim())
}

function wordsIn(header: string): number {
  return header.trim().split(/\s+/).length
}
