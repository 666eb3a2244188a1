import type { InputField } from '../../../shared/field.ts'
import { isHeaderOf } from './mapColumns.ts'

/** A header has few words, and one that is called like a field fewer still. */
const mostWords = 4
const mostWordsOfName = 3
const mostCharacters = 60
const charactersShown = 60

/** A number, a day or an e-mail address. Only for short texts: it tries many ways. */
const value = /^([\d.,:/ +-]*\d[\d.,:/ +-]*|\d{4}-\d\d-\d\d[T ]\S+|\S+@\S+\.\S+)$/

/**
 * Says so when the first row looks like a row of data that was taken for the header: a number, a day, an address or a
 * sentence stands in it, and no column is called what such columns are called. null: nothing to say.
 */
export function headerNote(columns: readonly string[], fields: readonly InputField[]): string | null {
  if (!columns.some(looksLikeData) || isNamed(columns, fields)) return null
  const row = columns.join(', ')
  const shown = row.length > charactersShown ? `${row.slice(0, charactersShown).trimEnd()}...` : row
  return `The first row ("${shown}") was taken for the header, so one row may be missing.`
}

/** A single column fills the first field whatever it is called, so that says nothing. */
function isNamed(columns: readonly string[], fields: readonly InputField[]): boolean {
  if (columns.length === 1) return false
  return columns.some(
    (column) => !looksLikeData(column) && wordsIn(column) <= mostWordsOfName && isHeaderOf(column, fields),
  )
}

function looksLikeData(header: string): boolean {
  return looksLikeText(header) || value.test(header.trim())
}

function looksLikeText(header: string): boolean {
  if (wordsIn(header) > mostWords || header.length > mostCharacters) return true
  return wordsIn(header) > 1 && /[.!?…。！？]["')\]]*$/u.test(header.trim())
}

function wordsIn(header: string): number {
  return header.trim().split(/\s+/).length
}
