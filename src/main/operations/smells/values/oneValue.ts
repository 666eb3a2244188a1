import { number } from '../../../../shared/words/counted.ts'
import type { ChoiceField } from '../../../pipelines/outputFields.ts'
import type { Found, Smell, Watch } from '../smell.ts'
import { listed, lookedAt, plain, shareOf } from '../wording.ts'

/** Below it the most frequent value of an ordinary table may stand nearly alone by chance. */
const leastRows = 50
/**
 * A value takes all when the others together come less than a fifth as often as an even spread would bring them: over
 * 90 % of two values, 85 % of four, 81 % of twenty. Ordinary tables lean to one class, but seldom so far.
 */
const evenShare = 0.2
/** From here on the field says nothing any more. */
const allOfThem = 0.98

/** One class swallows nearly all rows. Rows that ask the same as an earlier one do not count for it. */
export const oneValue: Smell = {
  name: 'one_value',
  title: 'One value that takes nearly all rows',
  watch({ fields }) {
    const choices = fields.filter((field) => field.kind === 'choice' && field.values.length > 1)
    return choices.length === 0 ? null : watchOver(choices as ChoiceField[])
  },
}

function watchOver(fields: readonly ChoiceField[]): Watch {
  const counts = fields.map((field) => ({ field, all: new Map<string, number>(), distinct: new Map() }))
  let rows = 0
  return {
    see({ output, isRepeat }) {
      if (!output) return
      rows++
      for (const { field, all, distinct } of counts) {
        const value = output[field.name]
        if (typeof value !== 'string') continue
        all.set(value, (all.get(value) ?? 0) + 1)
        if (!isRepeat) distinct.set(value, ((distinct.get(value) as number) ?? 0) + 1)
      }
    },
    verdict: () => ({
      found: counts.flatMap(({ field, all, distinct }) => foundIn(field, all, distinct) ?? []),
      looked: lookedAt(listed(fields.map(({ name }) => plain(name))), rows, leastRows),
    }),
  }
}

type Counts = ReadonlyMap<string, number>

function foundIn({ name, values, isFacet }: ChoiceField, all: Counts, distinct: Counts): Found | null {
  const [value, share, rows] = most(distinct)
  const others = (values.length - 1) / values.length
  if (rows < leastRows || 1 - share >= others * evenShare) return null
  const total = sum(all)
  const mine = all.get(value)!
  return {
    of: name,
    severity: share >= allOfThem ? 'serious' : 'look',
    said: () =>
      `${plain(name)} is ${plain(value)} in ${shareOf(mine, total)}, although ${number(values.length)} values are allowed.`,
    why: 'A class that takes nearly all rows often means that the prompt describes the others too narrowly, or that the model takes the safe way out. Where the table really is like that, nothing is wrong.',
    rows: isFacet
      ? { filter: { parts: ['model', 'cache'], values: { [name]: [value] } }, count: mine }
      : ({ output }) => output?.[name] === value,
  }
}

function most(counts: Counts): [value: string, share: number, rows: number] {
  const rows = sum(counts)
  const [value, count] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])
  return [value, rows === 0 ? 0 : count / rows, rows]
}

function sum(counts: Counts): number {
  return [...counts.values()].reduce((all, count) => all + count, 0)
}
