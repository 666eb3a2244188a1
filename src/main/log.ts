import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

const levels = ['debug', 'info', 'warn', 'error'] as const
type Level = (typeof levels)[number]

/** Numbers, and words of our own: never a key, a name, a prompt, a cell or an answer. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export interface Log {
  write(level: Level, event: string, fields?: LogFields): void
  /** The newest lines, oldest first. */
  tail(lines: number): string[]
}

export const noLog: Log = { write: () => undefined, tail: () => [] }

export interface LogOptions {
  readonly dataDir: string
  /** Which of our programs writes. */
  readonly host: 'desktop' | 'web' | 'cli'
  /** `MILLRACE_LOG`: debug, info, warn, error or silent. Anything else counts as info. */
  readonly level: string | undefined
  readonly now: () => number
}

export const maxLogBytes = 2 * 1024 * 1024
const filesKept = 5

const logFile = (dataDir: string): string => join(dataDir, 'logs', 'millrace.log')

/**
 * A line of JSON for each event in `logs/millrace.log`, five files of 2 MB at most. Several processes may write. It is
 * never the reason that something fails, and never makes the data folder.
 */
export function openLog({ dataDir, host, level, now }: LogOptions): Log {
  const file = logFile(dataDir)
  const least = level === 'silent' ? levels.length : levels.indexOf(level as Level)
  const lowest = least < 0 ? levels.indexOf('info') : least
  return {
    write(of, event, fields = {}) {
      if (levels.indexOf(of) < lowest || !existsSync(dataDir)) return
      const line = { at: new Date(now()).toISOString(), level: of, host, pid: process.pid, event, ...fields }
      try {
        append(file, `${JSON.stringify(line)}\n`)
      } catch {
        // A full disk is told where it matters.
      }
    },
    tail: (lines) => tailOf(file, lines),
  }
}

function append(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  if (existsSync(file) && statSync(file).size + line.length > maxLogBytes) rotate(file)
  appendFileSync(file, line, { mode: 0o600 })
}

/** `millrace.log` becomes `millrace.1.log`, and so on; the oldest goes. */
function rotate(file: string): void {
  const numbered = (n: number): string => (n === 0 ? file : file.replace(/\.log$/, `.${n}.log`))
  for (let n = filesKept - 1; n > 0; n--)
    if (existsSync(numbered(n - 1))) renameSync(numbered(n - 1), numbered(n))
}

function tailOf(file: string, lines: number): string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines)
  } catch {
    return []
  }
}

/** An error without its message, which may quote a row: what it is, and where it came from. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as NodeJS.ErrnoException
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const from = frames.slice(0, 8).map((line) => line.trim().replaceAll(homedir(), '~'))
  return { error: error.name, ...(typeof code === 'string' && { code }), from: from.join(' | ') }
}
