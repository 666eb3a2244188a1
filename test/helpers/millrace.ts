import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import type { StatusDocument } from '../../src/shared/status.ts'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves when stderr or stdout has held this text. */
  printed(text: string): Promise<void>
}

export interface Shell {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts `millrace`; it ends with the test at the latest. */
export function start(args: readonly string[], shell: Shell): Running {
  const running = launch(args, shell)
  onTestFinished(() => void running.child.kill('SIGKILL'))
  return running
}

/** As a user would, with nothing of this machine's environment that matters to it. */
function launch(args: readonly string[], { dataDir, env }: Shell): Running {
  const child = spawn(process.execPath, ['bin/millrace.js', ...args], {
    env: { PATH: process.env['PATH'], MILLRACE_DATA_DIR: dataDir, ...env },
  })
  const text = { out: '', err: '' }
  const watchers = new Set<() => void>()
  const collect = (stream: 'out' | 'err') => (chunk: Buffer) => {
    text[stream] += chunk.toString()
    for (const watch of watchers) watch()
  }
  child.stdout.on('data', collect('out'))
  child.stderr.on('data', collect('err'))
  return {
    child,
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text }))),
    printed: (wanted) =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (text.out.includes(wanted) || text.err.includes(wanted)) resolve()
        }
        watchers.add(watch)
        watch()
      }),
  }
}

/** Runs `millrace` to its end. */
export function millrace(args: readonly string[], shell: Shell): Promise<Ended> {
  return launch(args, shell).ended
}

export function statusOf({ out }: Ended): StatusDocument {
  return JSON.parse(out) as StatusDocument
}
