import type { LucideIcon } from 'lucide-react'
import { Bookmark, BookmarkPlus, PencilLine, Replace, Trash2 } from 'lucide-react'
import type { Command } from '../../../commands.ts'
import { visibleText } from '../../../parts/format.ts'
import { showToast } from '../../../parts/toast.ts'
import type { Views } from './useViews.ts'

/** What can be done with the view that is shown. */
export interface ViewAct {
  readonly icon: LucideIcon
  readonly verb: string
  readonly isOff?: boolean
  readonly run: () => void
}

export function viewActs(views: Views, ask: (asked: 'save' | 'rename') => void): ViewAct[] {
  const keep = { icon: BookmarkPlus, verb: 'Keep this view…', run: () => ask('save') }
  const view = views.saved.find(({ id }) => id === views.current?.id)
  if (!view) return [keep]
  const name = `“${visibleText(view.name)}”`
  return [
    keep,
    {
      icon: Replace,
      verb: `Replace ${name} with what is shown`,
      isOff: !views.isChanged,
      run: () => said(views.replace(view)),
    },
    { icon: PencilLine, verb: `Rename ${name}…`, run: () => ask('rename') },
    { icon: Trash2, verb: `Delete ${name}`, run: () => said(views.remove(view)) },
  ]
}

/** What was refused is said where the way back would be. */
function said(work: Promise<void>): void {
  void work.catch(({ message }: Error) => showToast(message))
}

/** The same for the command menu: every view, and what can be done with the one that is shown. */
export function viewCommands(views: Views, acts: readonly ViewAct[]): Command[] {
  const shows = [...views.given, ...views.saved].map((view): Command => ({
    id: `view ${view.id ?? view.name}`,
    group: 'Go to',
    icon: Bookmark,
    text: `View: ${visibleText(view.name)}`,
    run: () => views.show(view),
  }))
  const does = acts
    .filter(({ isOff }) => !isOff)
    .map(({ icon, verb, run }): Command => ({
      id: `view act ${verb}`,
      group: 'This batch',
      icon,
      text: verb,
      run,
    }))
  return [...shows, ...does]
}
