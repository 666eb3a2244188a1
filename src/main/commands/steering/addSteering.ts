import type { Command } from 'commander'
import { withTuneFlags } from '../flags.ts'
import type { InWorkspace } from '../inWorkspace.ts'

/** Commands that act on a batch that this or another process is running. */
export function addSteering(program: Command, inWorkspace: InWorkspace): void {
  const pausing = program
    .command('pause <id>')
    .option('--now', 'drop the calls in flight instead of waiting for them; they may have been paid')
    .description('Pauses a batch that this or another process is running.')
  pausing.action((id: string) =>
    inWorkspace(pausing, async (session) => (await import('./stop.ts')).pause(id, pausing.opts(), session)),
  )

  const cancelling = program
    .command('cancel <id>')
    .option('--now', 'drop the calls in flight instead of waiting for them; they may have been paid')
    .description('Ends a batch for good. What was answered is kept, the other rows are cancelled.')
  cancelling.action((id: string) =>
    inWorkspace(cancelling, async (session) =>
      (await import('./stop.ts')).cancel(id, cancelling.opts(), session),
    ),
  )

  const tuning = withTuneFlags(program.command('tune <id>'))
    .description('Changes a batch while it runs, or before it goes on. It takes effect within two seconds.')
    .addHelpText('after', tuneExamples)
  tuning.action((id: string) =>
    inWorkspace(tuning, async (session) => (await import('./tune.ts')).tune(id, tuning.opts(), session)),
  )
}

const tuneExamples = `
Examples:
  millrace tune last --concurrency 32
  millrace tune last --rpm 600 --max-cost 20
  millrace tune last --rpm none                  only the limits of the API hold`
