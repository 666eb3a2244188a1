import type { ItemFilter, ItemSort, ItemsView } from '../../../shared/views/itemViews.ts'
import type { RowPart } from '../../../shared/views/seal.ts'
import { rowPart } from '../../../shared/views/seal.ts'
import { modelName, number, visibleText } from '../../parts/format.ts'
import { partName } from '../../parts/sealLooks.ts'

const plainSort: ItemSort = { by: 'row', isDescending: false }

/**
 * The view of the items as the address has it: `parts=failed,default`, `model`, `values.urgency=high,low`,
 * `range.confidence=0.5..0.6` (either end may be left out), `fingerprint`, `q`, `touched=300000`, `retried=1`, `sort=-cost`,
 * `rungs=1..1` or `rungs=2..` (both ends included), `smell=refusal:suggested_response`.
 */
export function viewOf(query: URLSearchParams): ItemsView {
  return { filter: filterOf(query), sort: sortOf(query.get('sort')) }
}

function filterOf(query: URLSearchParams): ItemFilter {
  const keys = ['parts', 'model', 'fingerprint', 'q', 'rungs', 'smell']
  const [parts, model, fingerprint, text, rungs, smell] = keys.map((key) => query.get(key))
  const touched = Number(query.get('touched'))
  const values = withPrefix(query, 'values.').map(([name, list]) => [name, listed(list)] as const)
  const ranges = withPrefix(query, 'range.').map(([name, text]) => [name, rangeOf(text)] as const)
  return {
    ...(parts && { parts: partsOf(query) }),
    ...(model && { model }),
    ...(rungs && { rungs: rungsOf(rungs) }),
    ...(smell && { smell }),
    ...(values.length > 0 && { values: Object.fromEntries(values) }),
    ...(ranges.length > 0 && { ranges: Object.fromEntries(ranges) }),
    ...(fingerprint && { fingerprint }),
    ...(text && { text }),
    ...(touched > 0 && { touchedWithinMs: touched }),
    ...(query.get('retried') && { isRetried: true }),
  }
}

export function partsOf(query: URLSearchParams): RowPart[] {
  const given = (query.get('parts') ?? '').split(',')
  return given.flatMap((name) => rowPart.safeParse(name).data ?? [])
}

/** What makes no sense is the first rung on: it shows too much rather than nothing. */
function rungsOf(text: string): { from: number; to: number | null } {
  const [from, to] = text.split('..').map(Number)
  return { from: rungOf(from) ?? 1, to: rungOf(to) }
}

function rungOf(rung: number | undefined): number | null {
  return Number.isInteger(rung) && rung! > 0 ? rung! : null
}

/** The values of a list in the address. A value may hold a comma itself. */
function listed(list: string | null): string[] {
  return (list ?? '')
    .split(',')
    .filter(Boolean)
    .map((value) => value.replaceAll('%2C', ',').replaceAll('%25', '%'))
}

export function escaped(value: string): string {
  return value.replaceAll('%', '%25').replaceAll(',', '%2C')
}

/** `0.5..0.6`, `0.9..`, `..0.6`: from the first on, below the second. */
export function rangeText(min: number | null, max: number | null): string {
  return `${min ?? ''}..${max ?? ''}`
}

function rangeOf(text: string): { min?: number; max?: number } {
  const [min = '', max = ''] = text.split('..')
  return { ...numberIn('min', min), ...numberIn('max', max) }
}

function numberIn(name: 'min' | 'max', text: string): { min?: number; max?: number } {
  return text !== '' && Number.isFinite(Number(text)) ? { [name]: Number(text) } : {}
}

function withPrefix(query: URLSearchParams, prefix: string): [string, string][] {
  return [...query]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => [key.slice(prefix.length), value])
}

function sortOf(text: string | null): ItemSort {
  if (!text) return plainSort
  const isDescending = text.startsWith('-')
  const by = isDescending ? text.slice(1) : text
  const isKnown = ['row', 'attempts', 'cost', 'changed'].includes(by) || by.startsWith('field:')
  return isKnown ? { by: by as ItemSort['by'], isDescending } : plainSort
}

/** The next order when a head is pressed: ascending, descending, as in the file. */
export function nextSort({ by, isDescending }: ItemSort, pressed: ItemSort['by']): string | null {
  if (by !== pressed) return pressed
  return isDescending ? null : `-${pressed}`
}

export interface FilterChip {
  /** The key in the address. */
  readonly key: string
  readonly name: string
  readonly value: string
}

/** What narrows the table, said for people. */
export function chipsOf(query: URLSearchParams): FilterChip[] {
  return [...query].flatMap(([key, value]) => {
    if (key === 'parts') return [{ key, name: 'rows', value: partsOf(query).map(partName).join(' or ') }]
    if (key === 'model') return [{ key, name: 'answered by', value: modelName(value) }]
    if (key === 'fingerprint')
      return [{ key, name: 'cause', value: visibleText(value.split('/').slice(2).join('/') || value) }]
    if (key === 'touched')
      return [{ key, name: 'touched', value: `last ${number(Number(value) / 60_000)} min` }]
    if (key === 'rungs') return [{ key, name: 'place in the chain', value: rungWords(value) }]
    if (key === 'smell') return [{ key, name: 'check', value: words(value).replace(':', ': ') }]
    if (key === 'retried') return [{ key, name: 'calls', value: 'more than one' }]
    if (key.startsWith('values.'))
      return [{ key, name: words(key.slice(7)), value: words(listed(value).join(' or ')) }]
    if (key.startsWith('range.')) return [{ key, name: words(key.slice(6)), value: rangeWords(value) }]
    return []
  })
}

function words(name: string): string {
  return visibleText(name.replaceAll('_', ' '))
}

function rungWords(text: string): string {
  const { from, to } = rungsOf(text)
  if (to === from) return from === 1 ? 'first' : `number ${number(from)}`
  return from === 2 && to === null
    ? 'behind the first'
    : `from number ${number(from)}${to === null ? '' : ` to ${number(to)}`}`
}

function rangeWords(text: string): string {
  const { min, max } = rangeOf(text)
  if (min === undefined) return `below ${number(max)}`
  return max === undefined ? `from ${number(min)}` : `${number(min)} to ${number(max)}`
}

/** Adds a value to a list in the address, or takes it out. */
function toggled(list: string | null, value: string): string | null {
  const values = listed(list)
  const next = values.includes(value) ? values.filter((known) => known !== value) : [...values, value]
  return next.length > 0 ? next.map(escaped).join(',') : null
}

/** The values that a column is narrowed to. */
export function chosenOf(query: URLSearchParams, column: string): string[] {
  return listed(query.get(`values.${column}`))
}

/** What to change in the address so that the table shows rows with this value too, or no longer. */
export function withValue(
  query: URLSearchParams,
  column: string,
  value: string,
): Record<string, string | null> {
  const key = `values.${column}`
  return { [key]: toggled(query.get(key), value), item: null, tab: null }
}

/** The same for a part of the seal. */
export function withPart(query: URLSearchParams, part: RowPart): Record<string, string | null> {
  return { parts: toggled(query.get('parts'), part), item: null, tab: null }
}

/** What to change in the address so that nothing narrows the table any more. */
export function withoutFilters(query: URLSearchParams): Record<string, null> {
  const keys = ['q', ...chipsOf(query).map(({ key }) => key), ...(query.has('view') ? ['view'] : [])]
  return Object.fromEntries(keys.map((key) => [key, null]))
}
