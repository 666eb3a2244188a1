import { plainName } from '../../../shared/words/practiceName.ts'
import type { ItemFilter } from '../../../shared/views/itemViews.ts'
import type { RowPart } from '../../../shared/views/seal.ts'
import type { Codes, Value } from './codes.ts'
import { keepFrom, keepThese, markedRows } from './marks.ts'
import type { RowFacts } from './rowFacts.ts'

type Test = (value: Value) => boolean

/**
 * The rows that pass each test of the filter, in source order. `facets` are the columns of the answer that stand on the
 * item, in their order; `lists` the rows that its search and its smell let through; `now` is ms UTC.
 */
export function narrowed(
  facts: RowFacts,
  facets: readonly string[],
  filter: ItemFilter,
  { lists, now }: { readonly lists: readonly Uint32Array[]; readonly now: number },
): Uint32Array {
  const marks = facts.marks.fill(1)
  facts.part.narrow(marks, (part) => part !== null)
  for (const [codes, test] of testsOf(facts, facets, filter)) codes.narrow(marks, test)
  if (filter.touchedWithinMs !== undefined) keepFrom(marks, facts.changedAt, now - filter.touchedWithinMs)
  for (const rows of lists) keepThese(marks, rows)
  for (const [first, last] of filter.except ?? []) marks.fill(0, first, last + 1)
  return markedRows(marks)
}

function testsOf(facts: RowFacts, facets: readonly string[], filter: ItemFilter): [Codes, Test][] {
  const { parts, model, rungs, fingerprint, isRetried, values = {}, ranges = {} } = filter
  const tests: [Codes, Test][] = []
  if (parts) tests.push([facts.part, (part) => parts.includes(part as RowPart)])
  if (rungs) tests.push([facts.part, isModel], [facts.rung, isOnRung(rungs)])
  if (model !== undefined) tests.push([facts.model, is(plainName(model))])
  if (fingerprint !== undefined) tests.push([facts.part, isFailed], [facts.cause, is(fingerprint)])
  if (isRetried !== undefined) tests.push([facts.attempts, (attempts) => Number(attempts) > 1 === isRetried])
  for (const [column, wanted] of Object.entries(values))
    tests.push([facts.facet(column, facets), (value) => wanted.includes(value as string)])
  for (const [column, span] of Object.entries(ranges))
    tests.push([facts.facet(column, facets), isWithin(span)])
  return tests
}

const is =
  (wanted: string): Test =>
  (value) =>
    value === wanted
const [isModel, isFailed] = [is('model'), is('failed')]

/** The first model of the chain is 1. */
function isOnRung({ from, to }: NonNullable<ItemFilter['rungs']>): Test {
  return (rung) => Number(rung) >= from - 1 && Number(rung) < (to ?? Infinity)
}

/** From `min` on, below `max`. Text is in no range. */
function isWithin({ min, max }: NonNullable<ItemFilter['ranges']>[string]): Test {
  return (value) => typeof value === 'number' && value >= (min ?? -Infinity) && value < (max ?? Infinity)
}
