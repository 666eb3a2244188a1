import type { ItemFilter } from '../../../shared/views/itemViews.ts'
import { escaped, rangeText, withoutFilters } from './itemsQuery.ts'

type Changes = Record<string, string | null>

/** What to change in the address so that the table shows the rows of this filter, and nothing else narrows it. */
export function onlyFilter(query: URLSearchParams, filter: ItemFilter): Changes {
  return { ...withoutFilters(query), ...addressOf(filter), tab: null, item: null }
}

function addressOf({ parts, model, rungs, smell, values = {}, ranges = {} }: ItemFilter): Changes {
  const lists = Object.entries(values).map(([name, list]) => [`values.${name}`, list.map(escaped).join(',')])
  const spans = Object.entries(ranges).map(([name, { min, max }]) => [
    `range.${name}`,
    rangeText(min ?? null, max ?? null),
  ])
  return {
    ...(parts && { parts: parts.join(',') }),
    ...(model !== undefined && { model }),
    ...(rungs && { rungs: `${rungs.from}..${rungs.to ?? ''}` }),
    ...(smell !== undefined && { smell }),
    ...(Object.fromEntries([...lists, ...spans]) as Changes),
  }
}
