import type { Figures } from './figures.ts'

/**
 * A sentence of the main process for people in another locale. Such sentences are stored and are printed by the command
 * line, so they have one style (`1,234`, `$0.50`, `12%`, `1.5 MB`); its figures are written anew here. What is
 * quoted, a command to be typed, and digits within a name, an address or a date are no figures and stay as they are.
 */
export function sentenceIn(figures: Figures, sentence: string): string {
  return sentence.replaceAll(pieces, (piece: string, ...groups: unknown[]) => {
    const figure = groups.at(-1) as Record<'dollar' | 'whole' | 'places' | 'percent', string | undefined>
    if (figure.whole === undefined || /^0\d/.test(figure.whole)) return piece
    const value = Number(`${figure.whole.replaceAll(',', '')}${figure.places ?? ''}`)
    const places = Math.max(0, (figure.places?.length ?? 0) - 1)
    if (figure.dollar) return figures.dollars(value, places)
    if (figure.percent) return figures.percent(value / 100, places)
    // A thousand that was written without a sign between its digits is an id more often than an amount.
    return value >= 1000 && !figure.whole.includes(',') ? piece : figures.places(value, places)
  })
}

const quoted = /"[^"]*"|“[^”]*”/u
const command = /\bmillrace [a-z][^,.;]*/u
const figure =
  /(?<![\p{L}\p{N}.,_/:#@~-])(?<dollar>\$)?(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?<places>\.\d+)?(?<percent>%)?(?![\p{L}\p{N}%_/@-]|[.,:][\p{L}\p{N}])/u
const pieces = new RegExp([quoted, command, figure].map(({ source }) => source).join('|'), 'gu')
