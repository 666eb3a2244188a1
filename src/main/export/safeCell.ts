/**
 * What a spreadsheet takes for the start of a formula, also in full width, and what it may skip before that: white
 * space, control characters, byte order marks and all that has no width. A cell that starts with a tab, a line end
 * or a NUL is not trusted either. After OWASP's page on CSV injection.
 */
const formula = /^[\s\p{Z}\p{Cc}\p{Cf}\p{DI}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/u

const plainNumber = /^-?\d+(?:[.,]\d+)?$/

/**
 * Makes a text harmless in a spreadsheet: one that could be run as a formula gets an apostrophe in front, and is
 * otherwise left as it is. Negative numbers like `-12.5` stay numbers. The only escaper; headers and model answers go
 * through it like everything else.
 */
export function safeText(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
}
