import { UsageError } from '../../../shared/usageError.ts'
import type { TypedBand } from '../../../shared/views/costViews.ts'
import type { App } from '../../app.ts'
import { dayName, dayNumber } from '../../store/costs/spend.ts'
import { bandOf } from './priceBand.ts'

/**
 * The operator's own price for a model, from today (UTC) until one that is dated later. It holds for the next quote and
 * the next start; a batch that runs keeps the prices it began with, and what is stored as spent stays. Throws
 * UsageError, with nothing written.
 */
export function setPrice(typed: string, bands: readonly TypedBand[], { priceFile, config }: App): void {
  const model = typed.trim()
  requireId(model)
  const known = priceFile.read().idOf(model)
  if (known !== null && known !== model)
    throw new UsageError(`${model} is another name of ${known}. Change the price of ${known}.`)
  requireBands(bands)
  priceFile.set(model, bands.map(bandOf), dayName(dayNumber(config.clock.now())))
}

/** Back to the price that came with Millrace; a model that the operator added has none any more. */
export function forgetPrice(model: string, { priceFile, config }: App): void {
  const listed = priceFile
    .read()
    .list(config.clock.now())
    .find(({ id }) => id === model)
  if (!listed || listed.origin === 'shipped')
    throw new UsageError(`${model} has no price of yours, so there is nothing to take back.`)
  priceFile.forget(model)
}

function requireId(model: string): void {
  if (/^[a-z\d][\w.:/@-]{0,199}$/i.test(model)) return
  throw new UsageError(
    'Name the model as its server knows it: letters, digits and . : / @ _ - only, for example llama-4.',
  )
}

/** The first that a prompt fits into is its price, so they have to rise, and the last has to take what is left. */
function requireBands(bands: readonly TypedBand[]): void {
  const ends = bands.map(({ maxPromptTokens }) => maxPromptTokens ?? Infinity)
  const doRise = ends.every((end, index) => index === 0 || end > ends[index - 1]!)
  if (doRise && ends.at(-1) === Infinity) return
  throw new UsageError('Prices by length of the prompt have to rise in length, and the last has no end.')
}
