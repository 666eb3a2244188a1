/** Money is a whole number of nano-dollars: exact, also after a million additions. */
export const nanoPerUsd = 1_000_000_000

/** An exact decimal with nine digits behind the point, for documents and exports. */
export function formatUsd(nanoUsd: number): string {
  const sign = nanoUsd < 0 ? '-' : ''
  const whole = Math.abs(nanoUsd)
  const digits = String(whole % nanoPerUsd).padStart(9, '0')
  return `${sign}${Math.floor(whole / nanoPerUsd)}.${digits}`
}

/** As people read it: cents where there are some, otherwise as many digits as say something. */
export function formatUsdShort(nanoUsd: number): string {
  const usd = nanoUsd / nanoPerUsd
  if (nanoUsd === 0) return '$0.00'
  if (usd < 0.0001) return '< $0.0001'
  const digits = usd >= 1 ? 2 : 4
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
}
