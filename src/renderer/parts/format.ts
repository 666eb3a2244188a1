import { locale } from '../locale.ts'

/** Numbers, money and times as people read them, in their own locale. What was not measured is a dash. */
export const dash = '–'

const whole = new Intl.NumberFormat(locale)
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })

export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? dash : whole.format(value)
}

export function compactNumber(value: number | null): string {
  return value === null ? dash : compact.format(value)
}

const usdAmount = (digits: number) =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
const [cents, fine] = [usdAmount(2), usdAmount(5)]
const nanoPerUsd = 1_000_000_000

/** Two places: for batches and totals. */
export function money(nanoUsd: number | null): string {
  return nanoUsd === null ? dash : cents.format(nanoUsd / nanoPerUsd)
}

/** Five places: for one row or one call. */
export function fineMoney(nanoUsd: number | null): string {
  return nanoUsd === null ? dash : fine.format(nanoUsd / nanoPerUsd)
}

/** For sums that may be small: less than a cent keeps what says something. */
export function smallMoney(nanoUsd: number | null): string {
  if (nanoUsd === null || nanoUsd === 0) return money(nanoUsd)
  return nanoUsd < nanoPerUsd / 100 ? usdAmount(4).format(nanoUsd / nanoPerUsd) : money(nanoUsd)
}

const priceDigits = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 3 })

/** A price in a column of prices: at least two places, so that the points stand below each other. */
export function usd(value: number): string {
  return priceDigits.format(value)
}

/** For a price beside a verb: `about $0.06`; less than a cent keeps what says something. */
export function about(nanoUsd: number | null): string {
  if (nanoUsd === null) return 'price not known'
  if (nanoUsd === 0) return '$0.00'
  return `about ${smallMoney(nanoUsd)}`
}

/** The price beside a verb of a batch; the practice model is free. */
export function priceOf({ isPractice }: { readonly isPractice: boolean }, nanoUsd: number | null): string {
  return isPractice ? 'free' : about(nanoUsd)
}

const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export function duration(ms: number | null): string {
  if (ms === null) return dash
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${tenths.format(ms / 1_000)} s`
  const minutes = Math.round(ms / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
const exactClock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })

export function clockTime(at: number): string {
  return clock.format(at)
}

export function exactTime(at: number): string {
  return exactClock.format(at)
}

/** `today 14:05`, else the day. */
export function moment(at: number | null): string {
  if (at === null) return dash
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  return isToday ? `today ${clock.format(at)}` : day.format(at)
}

const utcDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const utcFullDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })

/** `2026-11-25` as people read it. */
export function dayAndMonth(day: string): string {
  return utcDay.format(Date.parse(day))
}

export function fullDay(day: string): string {
  return utcFullDay.format(Date.parse(day))
}

export { sizeText as bytes } from '../../shared/sizeText.ts'

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
