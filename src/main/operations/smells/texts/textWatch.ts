import type { Severity } from '../../../../shared/views/smellViews.ts'
import type { Found, LookedAt, SeenRow, Smell, Watch } from '../smell.ts'
import { listed, lookedAt, plain, shareOf } from '../wording.ts'

/** What may be odd about one text, by itself or beside its row. */
export interface TextTest {
  readonly name: string
  readonly title: string
  /** null: this one cannot be judged. */
  readonly isOdd: (text: string, row: SeenRow) => boolean | null
  /** Which rows those are that can be, where not all: `whose language can be told`. */
  readonly judgeable?: string
  /** Fewer odd rows than this are chance. */
  readonly least: (judged: number) => number
  /** A larger share than this is how the field is meant. */
  readonly most?: number
  readonly severity: (share: number) => Severity
  /** What is with the rows: `3 of 600 rows (0.5%) ...`. `have` fits their number. */
  readonly said: (field: string, have: 'has' | 'have') => string
  readonly why: string
}

/** A smell of texts: each is judged by itself, so that nothing has to be kept but how many were odd. */
export function textSmell(test: TextTest): Smell {
  return { name: test.name, title: test.title, watch: (batch) => watchOver(test, batch) }
}

function watchOver(test: TextTest, { fields }: LookedAt): Watch | null {
  const texts = fields.filter(({ kind }) => kind === 'text')
  if (texts.length === 0) return null
  const seen = texts.map(({ name }) => ({ name, judged: 0, odd: 0 }))
  return {
    see(row) {
      for (const field of seen) {
        const verdict = judged(test, field.name, row)
        if (verdict === null) continue
        field.judged++
        if (verdict) field.odd++
      }
    },
    verdict: () => ({
      found: seen.flatMap((field) => foundIn(test, field) ?? []),
      looked: lookedAt(listed(seen.map(({ name }) => plain(name))), Math.max(...seen.map((s) => s.judged))),
    }),
  }
}

function judged({ isOdd }: TextTest, name: string, row: SeenRow): boolean | null {
  const text = row.output?.[name]
  return typeof text === 'string' ? isOdd(text, row) : null
}

interface Counts {
  readonly name: string
  readonly judged: number
  readonly odd: number
}

function foundIn(test: TextTest, { name, judged: all, odd }: Counts): Found | null {
  if (odd === 0 || odd < test.least(all) || odd / all > (test.most ?? 1)) return null
  return {
    of: name,
    severity: test.severity(odd / all),
    said: (rows) =>
      `${shareOf(rows, all, test.judgeable)} ${test.said(plain(name), rows === 1 ? 'has' : 'have')}.`,
    why: test.why,
    rows: (row) => judged(test, name, row) === true,
  }
}

/** So few may be chance, or a guess that was wrong: three, and one row in a hundred. */
export function someOf(judged: number): number {
  return Math.max(3, judged / 100)
}
