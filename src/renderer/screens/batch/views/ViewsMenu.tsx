import { Bookmark, Check, ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { useOffer } from '../../../commands.ts'
import { visibleText } from '../../../parts/format.ts'
import { Menu, MenuChoice, MenuOption, MenuSeparator } from '../../../parts/Menu.tsx'
import { NameDialog } from '../../../parts/NameDialog.tsx'
import { useKeysToRows } from '../items/selecting/useKeysToRows.ts'
import type { Choice, Views } from './useViews.ts'
import { useViews } from './useViews.ts'
import type { ViewAct } from './viewActs.ts'
import { viewActs, viewCommands } from './viewActs.ts'

/** The views of the items by name, and what can be done with the one that is shown. */
export function ViewsMenu({ batch }: { readonly batch: BatchView }) {
  const views = useViews(batch)
  const [asked, setAsked] = useState<'save' | 'rename' | null>(null)
  const acts = viewActs(views, setAsked)
  const { chosen, onCloseAutoFocus } = useKeysToRows()
  const onShow = (view: Choice): void => {
    chosen()
    views.show(view)
  }
  useOffer(viewCommands(views, acts))
  return (
    <>
      <Menu
        button={{
          className: 'btn quiet views',
          'aria-label': `Views: ${saidOf(views)}`,
          children: <Shown said={saidOf(views)} />,
        }}
        align="end"
        onCloseAutoFocus={onCloseAutoFocus}
      >
        <Group title="Ready-made" choices={views.given} {...{ views, onShow }} />
        {views.saved.length > 0 && <Group title="Kept" choices={views.saved} {...{ views, onShow }} />}
        <MenuSeparator />
        {acts.map((act) => (
          <Act key={act.verb} act={act} />
        ))}
      </Menu>
      {asked && <Ask asked={asked} views={views} onClose={() => setAsked(null)} />}
    </>
  )
}

function saidOf({ current, isChanged }: Views): string {
  if (current === null) return 'Views'
  return isChanged ? `${visibleText(current.name)}, changed` : visibleText(current.name)
}

function Shown({ said }: { readonly said: string }) {
  return (
    <>
      <Bookmark className="i" aria-hidden />
      <span className="cut">{said}</span>
      <ChevronDown className="i s12" aria-hidden />
    </>
  )
}

interface GroupProps {
  readonly title: string
  readonly views: Views
  readonly choices: readonly Choice[]
  readonly onShow: (view: Choice) => void
}

function Group({ title, views: { current }, choices, onShow }: GroupProps) {
  return (
    <DropdownMenu.Group>
      <DropdownMenu.Label className="grp">{title}</DropdownMenu.Label>
      {choices.map((view) => (
        <MenuChoice key={view.name} checked={current?.name === view.name} onSelect={() => onShow(view)}>
          <Check className={current?.name === view.name ? 'i' : 'i invisible'} aria-hidden />
          <span className="cut">{visibleText(view.name)}</span>
        </MenuChoice>
      ))}
    </DropdownMenu.Group>
  )
}

function Act({ act: { icon: Icon, verb, isOff, run } }: { readonly act: ViewAct }): ReactNode {
  return (
    <MenuOption disabled={isOff} onSelect={run}>
      <Icon className="i" aria-hidden />
      <span className="cut">{verb}</span>
    </MenuOption>
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
