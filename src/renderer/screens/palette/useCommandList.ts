import type { BatchId } from '../../../shared/ids.ts'
import type { Command, CommandGroup } from '../../commands.ts'
import { useLayers } from '../../commands.ts'
import { useLive } from '../../live.ts'
import { useWorkspaces } from '../../parts/useWorkspaces.ts'
import { useRoute } from '../../route.ts'
import { itemCommands } from './itemCommands.ts'
import { matching } from './matching.ts'
import { placeCommands } from './placeCommands.tsx'
import { useItemsFound } from './useItemsFound.ts'
import { workspaceCommands } from './workspaceCommands.tsx'

export interface ListedGroup {
  readonly title: CommandGroup
  readonly commands: readonly Command[]
}

/** So many of a group are listed when something is looked for. */
const mostOfGroup = 12

/** What fits what was typed, by group; with nothing typed, what is at hand. Groups that have nothing are left out. */
export function useCommandList(typed: string): ListedGroup[] {
  const { path } = useRoute()
  const text = typed.trim()
  const batchId = path[0] === 'batches' && path[1] ? (Number(path[1]) as BatchId) : null
  const offered = [...useLayers(({ offers }) => offers).values()].flat()
  const batches = useLive('batches.list', {}).value?.batches ?? []
  const found = useItemsFound(batchId, text)
  const workspaces = useWorkspaces().value?.workspaces ?? []
  const fitting = matching([...offered, ...workspaceCommands(workspaces), ...placeCommands(batches)], text)
  const groups: ListedGroup[] = [
    { title: 'This batch', commands: fitting.filter(({ group }) => group === 'This batch') },
    { title: 'Costs', commands: fitting.filter(({ group }) => group === 'Costs') },
    { title: 'Workspace', commands: fitting.filter(({ group }) => group === 'Workspace') },
    { title: 'Go to', commands: fitting.filter(({ group }) => group === 'Go to') },
    { title: 'Items', commands: itemCommands(found, text) },
  ]
  return groups
    .filter(({ commands }) => commands.length > 0)
    .map(({ title, commands }) => ({
      title,
      commands: text ? commands.slice(0, mostOfGroup) : commands,
    }))
}
