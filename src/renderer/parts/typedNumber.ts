import { locale } from '../locale.ts'
import { numberReader } from './numberReader.ts'

const reader = numberReader(locale)

/** What a person means by digits in a field, as their locale writes them. null: it is empty. NaN: no number, or two. */
export const typedNumber = reader.read
/** A number as it stands in a field. */
export const numberText = reader.write

/** What to write instead of digits that may mean two numbers. null: they mean one, or none. */
export function doubtAbout(text: string): string | null {
  const both = reader.doubt(text)
  return both === null ? null : `This may mean two numbers. Write ${both}.`
}
