import type { Figures } from './words/figures.ts'
import { plainFigures } from './words/figures.ts'

/** Money is a whole number of nano-dollars: exact, also after a million additions. */
export const nanoPerUsd = 1_000_000_000

/** An exact decimal with nine digits behind the point, for documents and exports. */
export function formatUsd(nanoUsd: number): string {
  const sign = nanoUsd < 0 ? '-' : ''
  const whole = Math.abs(nanoUsd)
  const digits = String(whole % nanoPerUsd).padStart(9, '0')
  return `${sign}${Math.floor(whole / nanoPerUsd)}.${digits}`
}

/** A sum as people read it: cents; what is less than one keeps as many digits as say something. */
export function sumIn({ dollars }: Pick<Figures, 'dollars'>, nanoUsd: number): string {
  const usd = nanoUsd / nanoPerUsd
  if (nanoUsd > 0 && usd < least) return `< ${dollars(least, 4)}`
  return dollars(usd, nanoUsd > 0 && Math.round(usd / least) < centInLeast ? 4 : 2)
}

const least = 0.0001
const centInLeast = 100

/** The same in sentences that are stored, and on the command line. */
export function formatUsdShort(nanoUsd: number): string {
  return sumIn(plainFigures, nanoUsd)
}
