import type { Command } from 'commander'
import { collected, latency, portNumber, wholeNumber } from '../flags.ts'
import type { Machine } from '../openWorkspace.ts'

/** The practice model as a server of its own. */
export function addPracticeServer(
  program: Command,
  { terminal }: Machine,
  end: (code: number) => void,
): void {
  const serving = program
    .command('practice-server')
    .description(
      'Serves the practice model: the Messages API on 127.0.0.1, at no cost, with faults on request.',
    )
    .option('--port <n>', 'the port; 0 takes a free one', portNumber, 0)
    .option('--fault <spec>', 'a fault, for example 529:0.1 (repeatable)', collected)
    .option('--latency <ms>', 'ms per answer: 120, or a median and a 95th percentile: 120,350', latency, 0)
    .option('--rpm <n>', 'requests per minute and model', wholeNumber(1, 1e9))
    .option('--itpm <n>', 'input tokens per minute and model', wholeNumber(1, 1e9))
    .option('--otpm <n>', 'output tokens per minute and model', wholeNumber(1, 1e9))
    .option('--seed <n>', 'for faults by chance', wholeNumber(0, 2 ** 31), 1)
    .addHelpText('after', faultExamples)
  serving.action(async () => {
    const { practiceServer } = await import('./practiceServer.ts')
    end(await practiceServer(serving.optsWithGlobals(), terminal))
  })
}

const faultExamples = `
Faults: KIND, then where: :SHARE by chance, @FROM-TO by number, @FROMs-TOs by seconds, %N every Nth,
~TEXT by text; then /MODEL.
  529:0.1                     one request in ten is overloaded
  401@5-                      the fifth request and all later ones are refused
  500@5s-20s/claude-opus-5-5  an outage of one model
  wrong-enum%7                every seventh reply is wrong`
