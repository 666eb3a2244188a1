import type { SealPart } from '../../../../shared/status.ts'
import { withPart } from '../itemsQuery.ts'

type Changes = Record<string, string | null>

/** What to change in the address so that the table shows what a model answered at its place in the chain, or no longer. */
export function withModel(query: URLSearchParams, model: string, rung: number): Changes {
  const rungs = `${rung}..${rung}`
  const isShown = query.get('model') === model && query.get('rungs') === rungs
  const chosen = isShown ? { model: null, rungs: null } : { model, rungs }
  return { ...chosen, parts: null, item: null, tab: null }
}

/** The same for the cache, people and the default: no model stands behind them that could be chosen too. */
export function withOther(query: URLSearchParams, part: SealPart): Changes {
  return { ...withPart(query, part), model: null, rungs: null }
}
