const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/
const plain = /^-?\d*[.,]?\d*$/

/**
 * What a person means by digits in a field: `1,000` is a thousand, `0,50` is a half. null: the field is empty. NaN:
 * that is no number.
 */
export function typedNumber(text: string): number | null {
  const digits = text.replaceAll(/\s/g, '')
  if (digits === '') return null
  if (grouped.test(digits)) return Number(digits.replaceAll(',', ''))
  return plain.test(digits) ? Number(digits.replace(',', '.')) : Number.NaN
}
