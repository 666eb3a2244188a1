import { number } from '../../../../shared/words/counted.ts'
import type { ChoiceField } from '../../../pipelines/outputFields.ts'
import type { Found, Smell, Watch } from '../smell.ts'
import { listed, lookedAt, plain } from '../wording.ts'

/**
 * So many rows for each allowed value: a class that is a tenth as frequent as an even spread would make it is then seen
 * with 95 % certainty (the rule of three: what is not seen in n rows is rarer than 3/n).
 */
const rowsPerValue = 30

/** A class that no row was given. */
export const unusedValue: Smell = {
  name: 'unused_value',
  title: 'Allowed values that no row was given',
  watch({ fields }) {
    const choices = fields.filter((field) => field.kind === 'choice' && field.values.length > 1)
    return choices.length === 0 ? null : watchOver(choices as ChoiceField[])
  },
}

function watchOver(fields: readonly ChoiceField[]): Watch {
  const seen = fields.map((field) => ({ field, values: new Set<unknown>() }))
  let rows = 0
  return {
    see({ output, isRepeat }) {
      if (!output) return
      if (!isRepeat) rows++
      for (const { field, values } of seen) values.add(output[field.name])
    },
    verdict: () => ({
      found: seen.flatMap(({ field, values }) => foundIn(field, values, rows) ?? []),
      looked: lookedAt(listed(fields.map(({ name }) => plain(name))), rows, leastOf(fields)),
    }),
  }
}

function leastOf(fields: readonly ChoiceField[]): number {
  return Math.min(...fields.map(({ values }) => values.length * rowsPerValue))
}

function foundIn(field: ChoiceField, seen: ReadonlySet<unknown>, rows: number): Found | null {
  const { name, values } = field
  const unused = values.filter((value) => !seen.has(value))
  if (unused.length === 0 || rows < leastOf([field])) return null
  return {
    of: name,
    severity: 'note',
    said: () =>
      `No row was given the ${plain(name)} ${listed(unused.map(plain), 'or')}, among ${number(rows)} that ask different things.`,
    why: 'Either the table has none of it, or the prompt does not say when to choose it.',
    rows: { filter: null, count: 0 },
  }
}
