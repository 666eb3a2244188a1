/** A column that was chosen. `width`: px; null: its usual one. */
export interface Chosen {
  readonly name: string
  readonly width: number | null
}

/** Narrower than this a column says nothing. */
const leastWidth = 48
const mostWidth = 1_200

/** `cols=row,subject:320,s.City`: the names in their order, each with a width where it was given one. null: the usual. */
export function chosenIn(text: string | null): readonly Chosen[] | null {
  if (!text) return null
  const columns = text.split(',').flatMap((part) => {
    const [escaped = '', width] = part.split(':')
    const name = decoded(escaped)
    return name ? [{ name, width: width && Number(width) > 0 ? inBounds(Number(width)) : null }] : []
  })
  // An address that names a column twice shows it once.
  return columns.filter(({ name }, index) => columns.findIndex((column) => column.name === name) === index)
}

export function chosenText(chosen: readonly Chosen[]): string {
  return chosen
    .map(({ name, width }) => `${encodeURIComponent(name)}${width === null ? '' : `:${width}`}`)
    .join(',')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

export function inBounds(width: number): number {
  return Math.round(Math.min(mostWidth, Math.max(leastWidth, width)))
}

/** Puts a column at another place among the others. */
export function moved(chosen: readonly Chosen[], name: string, to: number): readonly Chosen[] {
  const column = chosen.find((known) => known.name === name)
  if (!column) return chosen
  const others = chosen.filter((known) => known !== column)
  const place = Math.max(0, Math.min(others.length, to))
  return [...others.slice(0, place), column, ...others.slice(place)]
}

/** Shows a column after the others, or no longer. One is always shown. */
export function toggledColumn(chosen: readonly Chosen[], name: string): readonly Chosen[] {
  const others = chosen.filter((known) => known.name !== name)
  if (others.length === chosen.length) return [...chosen, { name, width: null }]
  return others.length === 0 ? chosen : others
}

export function withWidth(chosen: readonly Chosen[], name: string, width: number | null): readonly Chosen[] {
  const next = width === null ? null : inBounds(width)
  return chosen.map((known) => (known.name === name ? { ...known, width: next } : known))
}

/** What a column takes at least, px: those without a width of their own share what is left. */
const shareWidth = 200
/** Of the column with the boxes, px. */
export const boxWidth = 40

/** null: it is no fixed width. */
export function pixelsIn(width: string | null): number | null {
  return width?.endsWith('px') ? Number.parseInt(width, 10) : null
}

/** Chosen columns may need more room than there is: then the table scrolls sideways. px */
export function leastRoom(columns: readonly { readonly width: string | null }[]): number {
  const widths = columns.map(({ width }) => pixelsIn(width) ?? shareWidth)
  return widths.reduce((sum, width) => sum + width, boxWidth)
}
