import { runAlone } from '../contest.ts'
import type { Figure } from '../figures.ts'
import { figure } from '../figures.ts'
import type { Contender, Job, Run } from '../job.ts'
import type { Part } from '../part.ts'
import { runTable } from '../runTable.ts'
import type { Limits } from '../server/limiter.ts'
import type { ServerOptions } from '../server/model.ts'

const rounds = 2
const latencyMs = 200

interface Kind {
  readonly name: string
  readonly id: string
  readonly limits: Limits
  readonly server: Partial<ServerOptions>
  readonly client: Partial<Job>
  /** The least time in ms that the bucket allows for what it let through. */
  readonly boundMs: (run: Run) => number
}

/** Buckets hold one second. Output is counted when a reply ends, so there the last calls need not be waited for. */
const kinds: readonly Kind[] = [
  {
    name: '3,000 requests a minute',
    id: 'rpm',
    limits: { rpm: 3_000 },
    server: {},
    client: {},
    boundMs: ({ items }) => bucketMs(items, 3_000) + latencyMs,
  },
  {
    name: '1,500,000 input tokens a minute',
    id: 'itpm',
    limits: { itpm: 1_500_000 },
    server: {},
    client: { spreadTickets: true },
    boundMs: ({ server }) => bucketMs(server.inputTokens, 1_500_000) + latencyMs,
  },
  {
    name: '350,000 output tokens a minute',
    id: 'otpm',
    limits: { otpm: 350_000 },
    server: { spreadReplies: true },
    client: {},
    boundMs: ({ server }) => bucketMs(server.outputTokens, 350_000),
  },
]

function bucketMs(amount: number, perMinute: number): number {
  return (amount / perMinute) * 60_000 - 1_000
}

/** How close to a limit the engine runs without crossing it. */
export const limits: Part = async () => {
  const figures: Figure[] = []
  const runsByName: Record<string, Run[]> = {}
  for (const kind of kinds) {
    const runs = await runsOf(kind)
    figures.push(...figuresOf(kind, 'given', runs.given), ...figuresOf(kind, 'learned', runs.learned))
    for (const [name, list] of Object.entries(runs)) runsByName[`${name}, ${kind.id}`] = list
  }
  return {
    title: 'Limits: a server that enforces them',
    method: `1,500 tickets, 200 ms, concurrency 64, buckets of one second, ${rounds} rounds; tickets or replies of widely spread length where tokens are limited. The four run side by side, each against a server of its own. "given": the limit is set and the server sends no rate-limit headers; "learned": nothing is set, the headers tell.`,
    figures,
    table: runTable(runsByName),
  }
}

async function runsOf(kind: Kind): Promise<Record<'given' | 'learned' | 'bare' | 'files', Run[]>> {
  const runs = { given: [] as Run[], learned: [] as Run[], bare: [] as Run[], files: [] as Run[] }
  for (let round = 0; round < rounds; round++) {
    const one = (contender: Contender, limits: Limits | null, tellsLimits: boolean) =>
      runAlone(
        contender,
        { tickets: 1_500, concurrency: 64, ...kind.client, limits },
        { latency: latencyMs, limits: kind.limits, tellsLimits, seed: round + 1, ...kind.server },
        null,
      )
    const [given, learned, bare, files] = await Promise.all([
      one('millrace', kind.limits, false),
      one('millrace', null, true),
      one('bare', null, true),
      one('files', null, true),
    ])
    runs.given.push(given)
    runs.learned.push(learned)
    runs.bare.push(bare)
    runs.files.push(files)
  }
  return runs
}

function figuresOf({ id, name, boundMs }: Kind, how: 'given' | 'learned', runs: readonly Run[]): Figure[] {
  const what = `${name}, ${how}`
  return [
    figure(
      {
        id: `${id}-${how}`,
        what: `${what}: makespan against the bound`,
        atMost: 1.03,
        unit: ' times',
        digits: 3,
      },
      runs.map((run) => run.ms / boundMs(run)),
    ),
    figure(
      { id: `${id}-${how}-429`, what: `${what}: requests answered 429`, below: 0.5, unit: ' %' },
      runs.map(({ server }) => (server.refused / server.requests) * 100),
    ),
    figure(
      { id: `${id}-${how}-lost`, what: `${what}: items lost`, atMost: 0, unit: '', digits: 0 },
      runs.map(({ items, complete }) => items - complete),
    ),
  ]
}
