import { figuresIn, isolated } from '../../shared/words/figures.ts'
import { nanoPerUsd, sumIn } from '../../shared/money.ts'
import { sentenceIn } from '../../shared/words/sentenceIn.ts'
import { locale } from '../locale.ts'

/** Numbers, money and times as people read them, in their own locale. What was not measured is a dash. */
export const dash = '–'

const figures = figuresIn(locale)
export const { counted, percent, places, size: bytes } = figures
const { dollars } = figures

export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? dash : figures.number(value)
}

export function compactNumber(value: number | null): string {
  return value === null ? dash : figures.compact(value)
}

/** For batches and totals: cents; what is less than one keeps what says something. */
export function money(nanoUsd: number | null): string {
  return nanoUsd === null ? dash : sumIn(figures, nanoUsd)
}

/** Five places: for one row or one call. */
export function fineMoney(nanoUsd: number | null): string {
  return nanoUsd === null ? dash : dollars(nanoUsd / nanoPerUsd, 5)
}

/** How far something is: done only when it is, so what is cut off is not rounded. */
export function wholePercent(share: number): string {
  return percent(Math.floor(share * 100) / 100)
}

/**
 * A price in a column of prices: two places, or three. Where one of them needs the third, the others leave its place
 * free, so that the points stand below each other.
 */
export function usd(value: number, others: readonly number[]): string {
  const isFine = (price: number): boolean => places(price, 2, 3) !== places(price, 2)
  return isFine(value) || !others.some(isFine) ? places(value, 2, 3) : `${places(value, 2)}${figureSpace}`
}

/** As wide as a digit. */
const figureSpace = '\u2007'

/** nano-dollars for one token, as price lists have them: dollars for a million. */
export function tokenPrice(nanoUsd: number): string {
  return dollars((nanoUsd * tokensPriced) / nanoPerUsd, 2, 3)
}

const tokensPriced = 1_000_000

/** For a price beside a verb: `about $0.06`. */
export function about(nanoUsd: number | null): string {
  if (nanoUsd === null) return 'price not known'
  return nanoUsd === 0 ? money(0) : `about ${money(nanoUsd)}`
}

/** The price beside a verb of a batch; the practice model is free. */
export function priceOf({ isPractice }: { readonly isPractice: boolean }, nanoUsd: number | null): string {
  return isPractice ? 'free' : about(nanoUsd)
}

export function duration(ms: number | null): string {
  if (ms === null) return dash
  if (ms < 1_000) return `${number(Math.round(ms))} ms`
  if (ms < 60_000) return `${places(ms / 1_000, 1)} s`
  const minutes = Math.round(ms / 60_000)
  return minutes < 60
    ? `${number(minutes)} min`
    : `${number(Math.floor(minutes / 60))} h ${number(minutes % 60)} min`
}

/** How long something will still take: nobody waits for milliseconds. */
export function timeLeft(ms: number | null): string {
  return ms !== null && ms < 1_000 ? 'less than a second' : duration(ms)
}

/** A sentence of the main process, with its figures as all others on the page. To be given once. */
export function inLocale(sentence: string): string {
  return sentenceIn(figures, visibleText(sentence))
}

const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
const exactClock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })

export function clockTime(at: number): string {
  return isolated(clock.format(at))
}

export function exactTime(at: number): string {
  return isolated(exactClock.format(at))
}

/** `today 14:05`, else the day. */
export function moment(at: number | null): string {
  if (at === null) return dash
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  return isToday ? `today ${clockTime(at)}` : isolated(day.format(at))
}

const utcDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const utcFullDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })

/** `2026-11-25` as people read it. */
export function dayAndMonth(day: string): string {
  return isolated(utcDay.format(Date.parse(day)))
}

export function fullDay(day: string): string {
  return isolated(utcFullDay.format(Date.parse(day)))
}

const families = ['opus', 'sonnet', 'haiku', 'fable']

/** `claude-sonnet-5-5` is Sonnet to people; other models keep their id. */
export function modelName(id: string): string {
  const plain = id.replace(/^practice\//, '')
  const family = families.find((name) => plain.startsWith(`claude-${name}`) || plain.includes(`-${name}-`))
  return family ? family[0]!.toUpperCase() + family.slice(1) : visibleText(plain)
}

/** Controls would let a text look like another one, most of all those that turn its direction: they are shown. */
export function visibleText(text: string): string {
  return text.replaceAll(
    // oxlint-disable-next-line no-control-regex -- They are what is looked for.
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => `⟨U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}
