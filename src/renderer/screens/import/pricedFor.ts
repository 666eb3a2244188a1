import type { CallOutput } from '../../../shared/contract.ts'
import type { SourceCheck } from '../../../shared/views/deskViews.ts'

type Models = CallOutput<'models.list'>['models']
type Priced = Pick<SourceCheck, 'costNanoUsd' | 'costPerRowNanoUsd'>

/**
 * What a table costs with another model than the usual one, for which it was checked. How its tokens divide into input
 * and output is not known here, so the dearer of the two decides: it is never too low. null where a price is not known.
 */
export function pricedFor(model: string, usualModel: string, found: Priced, models: Models): Priced {
  if (model === usualModel) return found
  const factor = factorBetween(usualModel, model, models)
  const times = (nanoUsd: number | null) =>
    nanoUsd === null || factor === null ? null : Math.ceil(nanoUsd * factor)
  return { costNanoUsd: times(found.costNanoUsd), costPerRowNanoUsd: times(found.costPerRowNanoUsd) }
}

function factorBetween(from: string, to: string, models: Models): number | null {
  const [before, after] = [from, to].map((id) => models.find((model) => model.id === id))
  if (!before || !after) return null
  const prices = [before.inputNanoUsd, before.outputNanoUsd, after.inputNanoUsd, after.outputNanoUsd]
  const [inputBefore, outputBefore, inputAfter, outputAfter] = prices
  if (!inputBefore || !outputBefore || inputAfter == null || outputAfter == null) return null
  return Math.max(inputAfter / inputBefore, outputAfter / outputBefore)
}
