export interface NumberReader {
  /** What a person means by digits in a field. null: the field is empty. NaN: no number, or two. */
  readonly read: (text: string) => number | null
  /** Both numbers that a text may mean, said as they are to be written. null: it means one, or none. */
  readonly doubt: (text: string) => string | null
  /** A number as it stands in a field: it is read as itself again. */
  readonly write: (value: number) => string
}

/**
 * Reads numbers as the operator's locale writes them, and as they stand in every price list: `0.50` beside `0,50`.
 * Where the comma begins the decimals, `1.000` and `1,000` may be a thousand or one; neither is guessed. Where the point
 * does, a comma before three digits groups thousands, and any other one begins the decimals.
 */
export function numberReader(locale: string): NumberReader {
  const hasComma = decimalSignIn(locale) === ','
  const readings = (text: string): number[] => {
    const digits = inLatin(text, locale)
    const both = [inPoints(digits), inPoints(swapped(digits))].filter((value) => !Number.isNaN(value))
    return hasComma ? [...new Set(both)] : both.slice(0, 1)
  }
  const read = (text: string): number | null => {
    if (text.trim() === '') return null
    const [value = Number.NaN, other] = readings(text)
    return other === undefined ? value : Number.NaN
  }
  const write = (value: number): string => {
    const text = written(locale, value, 0)
    // A fourth place takes the doubt away: no group of thousands has four digits.
    return Number.isNaN(read(text)) ? written(locale, value, 4) : text
  }
  return {
    read,
    write,
    doubt(text) {
      const [one, other] = readings(text)
      return one === undefined || other === undefined ? null : `${write(one)} or ${write(other)}`
    },
  }
}

function decimalSignIn(locale: string): string | undefined {
  return new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value
}

function written(locale: string, value: number, least: number): string {
  const places = { minimumFractionDigits: least, maximumFractionDigits: 12 }
  return new Intl.NumberFormat(locale, { useGrouping: false, ...places }).format(value)
}

/** Lakhs are grouped by two digits. */
const grouped = /^[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d+)?$/
const plain = /^-?\d*\.?\d*$/

/** With a point before the decimals, and commas between thousands at most. */
function inPoints(digits: string): number {
  if (grouped.test(digits)) return Number(digits.replaceAll(',', ''))
  return plain.test(digits) && /\d/.test(digits) ? Number(digits) : Number.NaN
}

function swapped(digits: string): string {
  return digits.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
}

/** Digits of the locale's own script and of wide type as Latin ones, without what only keeps thousands apart. */
function inLatin(text: string, locale: string): string {
  const own = new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210)
  const signs = Array.from(`${own}９８７６５４３２１０٫．٬，−`)
  return text
    .replaceAll(/[\s'’\u061c\u200e\u200f]/g, '')
    .replaceAll(/[^ -~]/gu, (sign) => '98765432109876543210..,,-'[signs.indexOf(sign)] ?? sign)
}
