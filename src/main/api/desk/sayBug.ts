import type { Log } from '../../log.ts'
import { errorFields } from '../../log.ts'

/** What is ours to mend, for developers. People read the sentence that their call got. */
export function bugSayer(log: Log): (error: unknown, name: string) => void {
  return (error, name) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`${name}: ${text}\n`)
    log.write('error', 'bug', { in: name, ...errorFields(error) })
  }
}
