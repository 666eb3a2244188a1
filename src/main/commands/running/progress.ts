import type { Totals } from '../../store/counts/totals.ts'
import { counted, number } from '../../../shared/words/counted.ts'
import { formatUsdShort } from '../../../shared/money.ts'
import { checkpoints } from '../../../shared/stage.ts'
import { openRows } from '../../../shared/status.ts'
import type { Terminal } from '../terminal.ts'
import { clockText } from '../clockText.ts'

/** A screen is refreshed this often; a log file gets a line less often. */
const liveEveryMs = 250
const plainEveryMs = 5_000

/** Speed is measured over this long: long enough to be calm, short enough to follow a change. */
const windowMs = 15_000

interface Sample {
  readonly at: number
  readonly done: number
}

/** Shows how a run is getting on, until `stop` is called. Reads the store; hears of nothing. */
export function showProgress(
  read: () => Totals,
  now: () => number,
  terminal: Terminal,
): { readonly stop: () => void } {
  let samples: Sample[] = [{ at: now(), done: doneOf(read()) }]
  const show = (): void => {
    const totals = read()
    const sample = { at: now(), done: doneOf(totals) }
    samples = [...samples.filter(({ at }) => sample.at - at <= windowMs), sample]
    write(progressLine(totals, speedOf(samples)), terminal)
  }
  const timer = setInterval(show, terminal.isLive ? liveEveryMs : plainEveryMs)
  return {
    stop() {
      clearInterval(timer)
      show()
      if (terminal.isLive) terminal.err('\n')
    },
  }
}

/** Shows how many rows an import has stored, until `stop` is called. Of one that is over at once nothing is shown. */
export function showRows(terminal: Terminal): {
  readonly at: (rows: number) => void
  readonly stop: () => void
} {
  let [rows, isShown] = [0, false]
  const show = (): void => {
    isShown = true
    write(`${counted(rows, 'row')} imported`, terminal)
  }
  const timer = setInterval(show, terminal.isLive ? liveEveryMs : plainEveryMs)
  return {
    at: (stored) => void (rows = stored),
    stop() {
      clearInterval(timer)
      if (isShown && terminal.isLive) write('', terminal)
    },
  }
}

function write(line: string, terminal: Terminal): void {
  // Clear to the end of the line, so that a shorter line leaves nothing behind.
  terminal.err(terminal.isLive ? `\r${line.slice(0, terminal.width - 1)}\u001b[K` : `${line}\n`)
}

/** Items per minute; null as long as nothing can be said. */
function speedOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0]!, samples.at(-1)!]
  const done = last.done - first.done
  return done > 0 && last.at > first.at ? (done / (last.at - first.at)) * 60_000 : null
}

/** One line: what is done, where the rest stands, how fast, how long still, and what it costs. */
export function progressLine(totals: Totals, itemsPerMinute: number | null): string {
  const { seal, calls } = totals
  const items = seal.sourceRows - seal.rejected - seal.skipped
  const left = openRows(seal)
  const stages = checkpoints
    .filter((checkpoint) => totals.checkpoints[checkpoint] > 0)
    .map((checkpoint) => `${checkpoint} ${totals.checkpoints[checkpoint]}`)
  return [
    `${doneOf(totals)}/${items}`,
    stages.join(' '),
    `${itemsPerMinute === null ? '-' : number(Math.round(itemsPerMinute))} items/min`,
    `ETA ${itemsPerMinute === null ? '-' : clockText((left / itemsPerMinute) * 60)}`,
    formatUsdShort(totals.costNanoUsd),
    `retries ${calls.retries}`,
    `429s ${calls.rateLimited}`,
    ...(seal.failed > 0 ? [`failed ${seal.failed}`] : []),
    ...(seal.default > 0 ? [`default ${seal.default}`] : []),
  ].join(' | ')
}

function doneOf({ seal }: Totals): number {
  return seal.model + seal.cache + seal.human + seal.default + seal.failed
}
