import { openLog } from '../../log.ts'
import { startWeb } from '../../web.ts'
import { dataDirOf, requireFolder } from '../../workspaces.ts'
import { exitCodes } from '../exitCode.ts'
import type { GlobalFlags, Machine } from '../openWorkspace.ts'

export interface ServeFlags extends GlobalFlags {
  readonly port: number
}

/** `millrace serve`: shows the page until it is interrupted. */
export async function serve(flags: ServeFlags, machine: Machine): Promise<number> {
  const { terminal, clock, chance, platform } = machine
  const dataDir = dataDirOf(flags.dataDir, terminal.env, platform)
  requireFolder(dataDir)
  const level = terminal.env['MILLRACE_LOG']
  const log = openLog({ dataDir, host: 'web', level, now: () => clock.now() })
  const config = { dataDir, workspace: flags.workspace, env: terminal.env, clock, chance, log }
  const web = await startWeb(config, flags.port)
  if (flags.json) terminal.out(`${JSON.stringify({ url: web.url })}\n`)
  else {
    terminal.out(`${web.url}\n`)
    terminal.err('Open this address in the browser of this machine. Ctrl+C ends it.\n')
  }
  await interrupted(machine)
  await web.close()
  return exitCodes.complete
}

/** The first time: what runs is paused, and calls in flight are awaited. The second time: at once. */
async function interrupted({ terminal }: Machine): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let count = 0
  terminal.onInterrupt(() => {
    if (++count > 1) return terminal.exitNow(exitCodes.interrupted)
    terminal.err('\nEnding: waiting for calls in flight (Ctrl+C again: stop at once).\n')
    resolve()
  })
  await promise
}
