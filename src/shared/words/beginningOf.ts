/** A text of megabytes holds the window up for seconds, and nobody reads it there. */
const most = 50_000
/** So that a text which was cut already is left as it is. */
const room = 100

/** A text as far as it is shown, with what is left out counted. */
export function beginningOf(text: string): string {
  if (text.length <= most + room) return text
  return `${text.slice(0, most)}… [${text.length - most} characters more]`
}
