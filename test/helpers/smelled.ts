import type { ItemId } from '../../src/shared/ids.ts'
import type { Cell } from '../../src/shared/table.ts'
import type { Found, LookedAt, SeenCall, SeenRow, Smell } from '../../src/main/operations/smells/smell.ts'
import type { OutputField } from '../../src/main/pipelines/outputFields.ts'
import type { Totals } from '../../src/main/store/counts/totals.ts'

export const choice = (name: string, values: readonly string[]): OutputField => ({
  ...{ kind: 'choice', name, values, isFacet: true },
})
export const score: OutputField = {
  ...{ kind: 'number', name: 'confidence', min: 0, max: 1, isWhole: false, isFacet: true },
}
export const text: OutputField = { kind: 'text', name: 'reply', isFacet: false }

type GivenRow = Partial<SeenRow> & { readonly asks?: string }

/** A row with an answer of a model that took one call. */
export function row(output: Readonly<Record<string, Cell>>, given: GivenRow = {}): Omit<SeenRow, 'id'> {
  const { asks = 'What is it about?', ...rest } = given
  const ordinary = { answeredBy: 'model', rung: 0, attempts: 1, costNanoUsd: 1_000_000 } as const
  return { ...ordinary, isRepeat: false, input: [asks], output, calls: [call()], ...rest }
}

export function call(given: Partial<SeenCall> = {}): SeenCall {
  return { model: 'first', why: 'first', sentAt: 0, latencyMs: 800, isOk: true, ...given }
}

export function rows(count: number, make: (index: number) => Omit<SeenRow, 'id'>): Omit<SeenRow, 'id'>[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

/** What a smell says of these rows: its sentences, and which rows (counted from 0) it picks. */
export function smelled(
  smell: Smell,
  given: readonly Omit<SeenRow, 'id'>[],
  { fields = [], totals = {} }: { fields?: LookedAt['fields']; totals?: object } = {},
) {
  const watch = smell.watch({ fields, totals: totals as Totals })
  const seen = given.map((one, index) => ({ ...one, id: index as ItemId }))
  for (const one of seen) watch?.see(one)
  const { found = [], looked = null } = watch?.verdict() ?? {}
  return { looked, found: found.map((one) => told(one, seen)) }
}

function told({ rows: those, severity, said, of: about, when }: Found, seen: readonly SeenRow[]) {
  const picked = typeof those === 'function' ? seen.filter(those).map(({ id }) => Number(id)) : null
  const filter = typeof those === 'function' ? null : those.filter
  const count = typeof those === 'function' ? picked!.length : those.count
  return { severity, said: said(count), of: about, count, picked, filter, when }
}
