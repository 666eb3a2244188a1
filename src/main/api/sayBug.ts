/** What is ours to mend, for developers. People read the sentence that their call got. */
export function sayBug(error: unknown, name: string): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${name}: ${text}\n`)
}
