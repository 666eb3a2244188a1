import type { Command } from 'commander'
import { portNumber } from '../flags.ts'
import type { Machine } from '../openWorkspace.ts'

/** The local web page. */
export function addServe(program: Command, machine: Machine, end: (code: number) => void): void {
  const serving = program
    .command('serve')
    .description('Shows Millrace as a page in the browser of this machine; ends with Ctrl+C.')
    .option('--port <n>', 'the port; 0 takes a free one', portNumber, 0)
    .addHelpText(
      'after',
      '\nThe printed address holds a secret token: whoever has it may use your workspaces, from this machine.',
    )
  serving.action(async () => {
    const { serve } = await import('./serve.ts')
    end(await serve(serving.optsWithGlobals(), machine))
  })
}
