import type { ItemFilter } from '../../../../shared/views/itemViews.ts'
import type { NumberField } from '../../../pipelines/outputFields.ts'
import type { Found, SeenRow, Smell, Watch } from '../smell.ts'
import { listed, lookedAt, plain, shareOf } from '../wording.ts'

const leastRows = 100
/** Of the range: a number that is nearly always up here tells nobody which rows to read. */
const top = 0.05
/** Models like round numbers, so that five or six of them are ordinary. Two of them are not. */
const fewest = 2
const nearlyAll = 0.95
/** Values are told apart to a thousandth of the range, which bounds what is counted. */
const steps = 1_000

/** A number, such as a confidence, that says the same of nearly every row. */
export const fewNumbers: Smell = {
  name: 'few_numbers',
  title: 'Numbers that say the same of nearly all rows',
  watch({ fields }) {
    // Grades are whole numbers and few by their nature.
    const numbers = fields.filter((field) => field.kind === 'number' && !field.isWhole)
    return numbers.length === 0 ? null : watchOver(numbers as NumberField[])
  },
}

function watchOver(fields: readonly NumberField[]): Watch {
  const seen = fields.map((field) => ({ field, counts: new Map<number, number>() }))
  let rows = 0
  return {
    see({ output }) {
      if (!output) return
      rows++
      for (const { field, counts } of seen) {
        const value = output[field.name]
        if (typeof value !== 'number') continue
        const step = Math.round(((value - field.min) / (field.max - field.min)) * steps)
        counts.set(step, (counts.get(step) ?? 0) + 1)
      }
    },
    verdict: () => ({
      found: seen.flatMap(({ field, counts }) => foundIn(field, counts) ?? []),
      looked: lookedAt(listed(fields.map(({ name }) => plain(name))), rows, leastRows),
    }),
  }
}

const why =
  'A number that hardly differs cannot say which rows to read first, and no limit on it will find the wrong ones.'

function foundIn(field: NumberField, counts: ReadonlyMap<number, number>): Found | null {
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  const rows = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (rows < leastRows) return null
  return alike(field, sorted.slice(0, fewest), rows) ?? upThere(field, sorted, rows)
}

type Steps = readonly (readonly [step: number, rows: number])[]

function alike({ name, min, max }: NumberField, first: Steps, rows: number): Found | null {
  const those = first.reduce((sum, [, count]) => sum + count, 0)
  if (those < rows * nearlyAll) return null
  const known = new Set(first.map(([step]) => step))
  const values = first.map(([step]) => String(Number((min + (step / steps) * (max - min)).toPrecision(4))))
  return {
    of: name,
    severity: 'look',
    said: (count) => `${plain(name)} is ${values.join(' or ')} in ${shareOf(count, rows)}.`,
    why,
    rows: ({ output }) => known.has(Math.round(((Number(output?.[name]) - min) / (max - min)) * steps)),
  }
}

function upThere({ name, min, max, isFacet }: NumberField, all: Steps, rows: number): Found | null {
  const from = Number((max - (max - min) * top).toPrecision(6))
  const isUp = (value: number) => value >= from
  const those = all
    .filter(([step]) => isUp(min + (step / steps) * (max - min)))
    .reduce((sum, [, count]) => sum + count, 0)
  if (those < rows * nearlyAll) return null
  const filter: ItemFilter = { parts: ['model', 'cache'], ranges: { [name]: { min: from } } }
  const picks = ({ output }: SeenRow) => typeof output?.[name] === 'number' && isUp(output[name])
  return {
    of: name,
    severity: 'look',
    said: (count) => `${plain(name)} is ${from} or more in ${shareOf(count, rows)}.`,
    why,
    rows: isFacet ? { filter, count: those } : picks,
  }
}
