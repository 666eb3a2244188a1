import type { Batch } from '../../../shared/batch.ts'
import type { Checkpoint } from '../../../shared/stage.ts'
import { checkpoints } from '../../../shared/stage.ts'
import type { Seal } from '../../../shared/status.ts'
import { sealParts } from '../../../shared/status.ts'
import type { Tokens } from '../../../shared/tokens.ts'
import { tokenKinds } from '../../../shared/tokens.ts'
import type { CallCount, CounterName } from './counterNames.ts'
import { callCounts } from './counterNames.ts'
import type { Counters } from './counters.ts'

/** The numbers of a batch that screens and summaries show. */
export interface Totals {
  readonly seal: Seal
  readonly checkpoints: Readonly<Record<Checkpoint, number>>
  readonly calls: Readonly<Record<CallCount, number>>
  readonly tokens: Tokens
  readonly costNanoUsd: number
  /** What calls that were cut off may have cost on top, at most. */
  readonly unsettledNanoUsd: number
  /** What calls in flight may cost, at most. */
  readonly reservedNanoUsd: number
  readonly unpricedCalls: number
  readonly answeredBy: Readonly<Record<string, number>>
  /** Those of them that a model behind the first one answered, in the order of the chain. */
  readonly fellBack: readonly FellBack[]
}

interface FellBack {
  /** Index into the fallback chain: 1 is the first model behind the primary one. */
  readonly rung: number
  readonly model: string
  readonly rows: number
}

/** Reads the counters kept inside the transactions: the same cost for ten rows and for a million. */
export function readTotals(counters: Counters, batch: Batch): Totals {
  return totalsFrom(counters.read(batch.id), batch.sourceRows)
}

/** The totals that named counters make. */
export function totalsFrom(counts: ReadonlyMap<string, number>, sourceRows: number): Totals {
  const at = (name: CounterName) => counts.get(name) ?? 0
  return {
    seal: { sourceRows, ...record(sealParts, (part) => at(`seal:${part}`)) },
    checkpoints: record(checkpoints, (checkpoint) => at(`checkpoint:${checkpoint}`)),
    calls: record(callCounts, (name) => at(`calls:${name}`)),
    tokens: record(tokenKinds, (kind) => at(`tokens:${kind}`)),
    costNanoUsd: at('cost'),
    unsettledNanoUsd: at('unsettled'),
    reservedNanoUsd: at('reserved'),
    unpricedCalls: at('calls:unpriced'),
    answeredBy: answeredByOf(counts),
    fellBack: fellBackOf(counts),
  }
}

function record<K extends string>(keys: readonly K[], valueOf: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, number>
}

function answeredByOf(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(named(counts, 'answeredBy:'))
}

function fellBackOf(counts: ReadonlyMap<string, number>): FellBack[] {
  return named(counts, 'fellBack:')
    .map(([name, rows]) => {
      const end = name.indexOf(':')
      return { rung: Number(name.slice(0, end)), model: name.slice(end + 1), rows }
    })
    .toSorted((a, b) => a.rung - b.rung || (a.model < b.model ? -1 : 1))
}

/** The counters of a group that are not 0, without the name of the group. */
function named(counts: ReadonlyMap<string, number>, prefix: string): [string, number][] {
  return [...counts]
    .filter(([name, value]) => name.startsWith(prefix) && value > 0)
    .map(([name, value]) => [name.slice(prefix.length), value])
}
