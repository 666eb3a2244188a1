/** What happened; what to do about it stands behind. */
export function firstSentence(message: string): string {
  return /^.*?[.!?](?= |$)/.exec(message)?.[0] ?? message
}
