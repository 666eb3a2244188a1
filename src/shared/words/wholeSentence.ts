/** With the full stop that a quoted message may lack. */
export function wholeSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
