import type { Command } from 'commander'
import { wholeNumber } from '../flags.ts'
import type { Machine } from '../session.ts'

const maxPort = 65_535

/** The local web page. */
export function addServe(program: Command, machine: Machine, end: (code: number) => void): void {
  const serving = program
    .command('serve')
    .description('Shows Millrace as a page in the browser of this machine; ends with Ctrl+C.')
    .option('--port <n>', 'the port; 0 takes a free one', wholeNumber(0, maxPort), 0)
    .addHelpText(
      'after',
      '\nThe printed address holds a secret token: whoever has it may use your workspaces, from this machine.',
    )
  serving.action(async () => {
    const { serve } = await import('./serve.ts')
    end(await serve(serving.optsWithGlobals(), machine))
  })
}
