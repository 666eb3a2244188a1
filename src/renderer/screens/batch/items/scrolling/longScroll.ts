/** No browser draws a taller box: Firefox ends at 17.8 million px, Chromium at 33.5. */
const tallest = 10_000_000

/** What is scrolled: px. */
export interface Extent {
  /** Of all rows, one under the other. */
  readonly whole: number
  /** Of the window on them. */
  readonly sight: number
}

/** How tall the box is that the browser scrolls. */
export function boxHeight({ whole }: Extent): number {
  return Math.min(whole, tallest)
}

export function lastOffset({ whole, sight }: Extent): number {
  return Math.max(0, whole - sight)
}

/** Where the bar stands when the rows are at an offset. */
export function barFor(offset: number, extent: Extent): number {
  return extent.whole <= tallest ? offset : (offset / lastOffset(extent)) * lastBar(extent)
}

function lastBar(extent: Extent): number {
  return Math.max(0, boxHeight(extent) - extent.sight)
}

/**
 * Where the rows are when the bar has moved. Wheel and keys move them as far as they say; a bar that is dragged in a box
 * that stands for a taller one puts them where it stands.
 */
export function offsetAfter(offset: number, bar: { from: number; to: number }, extent: Extent): number {
  if (extent.whole <= tallest) return bar.to
  const step = bar.to - bar.from
  const isStep = Math.abs(step) <= 2 * extent.sight
  const next = isStep ? offset + step : (bar.to / lastBar(extent)) * lastOffset(extent)
  return Math.max(0, Math.min(lastOffset(extent), next))
}
