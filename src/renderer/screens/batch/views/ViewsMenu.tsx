import { Bookmark, Check, ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { useOffer } from '../../../commands.ts'
import { visibleText } from '../../../parts/format.ts'
import { NameDialog } from '../../../parts/NameDialog.tsx'
import type { Choice, Views } from './useViews.ts'
import { useViews } from './useViews.ts'
import type { ViewAct } from './viewActs.ts'
import { viewActs, viewCommands } from './viewActs.ts'

/** The views of the items by name, and what can be done with the one that is shown. */
export function ViewsMenu({ batch }: { readonly batch: BatchView }) {
  const views = useViews(batch)
  const [asked, setAsked] = useState<'save' | 'rename' | null>(null)
  const acts = viewActs(views, setAsked)
  useOffer(viewCommands(views, acts))
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="btn quiet views" aria-label={`Views: ${saidOf(views)}`}>
          <Bookmark className="i" aria-hidden />
          <span className="cut">{saidOf(views)}</span>
          <ChevronDown className="i s12" aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          <Group title="Ready-made" views={views} choices={views.given} />
          {views.saved.length > 0 && <Group title="Kept" views={views} choices={views.saved} />}
          <DropdownMenu.Separator className="separator" />
          {acts.map((act) => (
            <Act key={act.verb} act={act} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {asked && <Ask asked={asked} views={views} onClose={() => setAsked(null)} />}
    </>
  )
}

function saidOf({ current, isChanged }: Views): string {
  if (current === null) return 'Views'
  return isChanged ? `${visibleText(current.name)}, changed` : visibleText(current.name)
}

interface GroupProps {
  readonly title: string
  readonly views: Views
  readonly choices: readonly Choice[]
}

function Group({ title, views: { current, show }, choices }: GroupProps) {
  return (
    <DropdownMenu.Group>
      <DropdownMenu.Label className="grp">{title}</DropdownMenu.Label>
      {choices.map((view) => (
        <DropdownMenu.CheckboxItem
          key={view.name}
          className="option"
          checked={current?.name === view.name}
          onSelect={() => show(view)}
        >
          <Check className={current?.name === view.name ? 'i' : 'i invisible'} aria-hidden />
          <span className="cut">{visibleText(view.name)}</span>
        </DropdownMenu.CheckboxItem>
      ))}
    </DropdownMenu.Group>
  )
}

function Act({ act: { icon: Icon, verb, isOff, run } }: { readonly act: ViewAct }): ReactNode {
  return (
    <DropdownMenu.Item className="option" disabled={isOff} onSelect={run}>
      <Icon className="i" aria-hidden />
      <span className="cut">{verb}</span>
    </DropdownMenu.Item>
  )
}

interface AskProps {
  readonly asked: 'save' | 'rename'
  readonly views: Views
  readonly onClose: () => void
}

function Ask({ asked, views, onClose }: AskProps) {
  const view = asked === 'rename' ? views.saved.find(({ id }) => id === views.current?.id) : null
  if (view === undefined) return null
  return (
    <NameDialog
      title={view ? 'Rename the view' : 'Keep this view'}
      verb={view ? 'Rename' : 'Keep'}
      start={view?.name ?? ''}
      mostCharacters={60}
      onDone={(name) => (view ? views.rename(view, name) : views.save(name)).then(onClose)}
      onClose={onClose}
    >
      <p>It keeps the filter, the search, the order and the columns, for all batches of this pipeline.</p>
    </NameDialog>
  )
}
