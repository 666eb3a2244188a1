import { exitCodes } from './exitCode.ts'
import type { Terminal } from './terminal.ts'

/** What bin/millrace.js sends when it runs this as a child, so that a Ctrl+C counts once. */
const interruptMessage = 'interrupt'

/** The terminal of a real process. Ctrl+C comes as a signal, or as a message from the parent. */
export function processTerminal(host: NodeJS.Process): Terminal {
  ignoreClosedPipes(host)
  if (host.connected) endWithParent(host)
  let handler: (() => void) | null = null
  const interrupt = (): void => {
    if (handler) handler()
    else host.exit(exitCodes.interrupted)
  }
  const onSignal = (): void => {
    if (!host.connected) interrupt()
  }
  host.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  host.on('message', (message) => message === interruptMessage && interrupt())
  return {
    env: host.env,
    out: (text) => void host.stdout.write(text),
    err: (text) => void host.stderr.write(text),
    isLive: host.stderr.isTTY === true,
    get width() {
      return host.stderr.columns ?? 80
    },
    onInterrupt(added) {
      handler = added
      return () => (handler = null)
    },
    exitNow: (code) => host.exit(code),
  }
}

/** Whoever kills the parent means this process: it must not go on spending. */
function endWithParent(host: NodeJS.Process): void {
  host.once('disconnect', () => host.kill(host.pid, 'SIGKILL'))
  host.channel?.unref() // an open channel alone must not keep the process
}

/** `millrace list | head -1` must not end in an error. */
function ignoreClosedPipes(host: NodeJS.Process): void {
  for (const stream of [host.stdout, host.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
