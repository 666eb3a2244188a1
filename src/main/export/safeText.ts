/** What a spreadsheet takes for the start of a formula, also in full width, and what it skips before it. */
const formula = /^[\s\u0000\u200b-\u200d\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\u0000]/

const plainNumber = /^-?\d+(?:[.,]\d+)?$/

/**
 * Makes a text harmless in a spreadsheet: one that would be run as a formula gets an apostrophe in front.
 * Negative numbers stay numbers. The only escaper; headers and model answers go through it like everything else.
 */
export function safeText(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
}
