import { counted, number } from '../../../shared/words/counted.ts'

/** `12%`, `0.4%`; a share that is not all is never said to be 100%. */
export function percent(part: number, whole: number): string {
  const share = (part / whole) * 100
  if (share >= 10 || share === 0) return `${part < whole ? Math.min(99, Math.round(share)) : 100}%`
  return `${Math.max(0.1, Math.round(share * 10) / 10)}%`
}

/** `suggested_response` as people read it. */
export function plain(field: string): string {
  return field.replaceAll('_', ' ')
}

/** More would not be read. */
const named = 3

/** `a`, `a and b`, `a, b, c and 3 more`. */
export function listed(words: readonly string[], and = 'and'): string {
  const left = words.length - named
  if (left > 1) return `${words.slice(0, named).join(', ')} ${and} ${left} more`
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)!}`
}

/** `8 of 40 rows (20%)`, `2 of 9 rows that were asked about (22%)`: a share says what it is of. */
export function shareOf(part: number, whole: number, which = ''): string {
  const rows = [counted(whole, 'row'), which].filter(Boolean).join(' ')
  return `${number(part)} of ${rows} (${percent(part, whole)})`
}

/** What was looked at, or why there was too little of it. */
export function lookedAt(what: string, rows: number, least = 1, one = 'row'): string {
  const noun = rows === 1 ? one : `${one}s`
  if (rows === 0) return `${what}: no ${one} could be judged`
  return rows < least
    ? `${what}: too few to say, ${number(rows)} of ${number(least)} ${noun}`
    : `${what}: ${number(rows)} ${noun}`
}
