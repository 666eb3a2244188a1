import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import { counted } from '../../parts/format.ts'
import type { Command } from '../../commands.ts'
import { openLayer } from '../../commands.ts'
import { CommandList, listId, optionId } from './CommandList.tsx'
import type { ListedGroup } from './useCommandList.ts'
import { useCommandList } from './useCommandList.ts'

/** Everything that can be done and reached from here, by typing a few letters of it. */
export function Palette() {
  const [typed, setTyped] = useState('')
  const groups = useCommandList(typed)
  const { commands, current, point, move } = useCurrent(groups)
  const { close, runAfterwards } = useClosing()
  return (
    <Layer onClosed={close}>
      <Query
        typed={typed}
        current={current}
        onType={(text) => {
          setTyped(text)
          point(null)
        }}
        onKeyDown={onKeys({
          ArrowDown: () => move(1),
          ArrowUp: () => move(-1),
          Enter: () => current && runAfterwards(current),
        })}
      />
      <CommandList groups={groups} typed={typed} current={current} onPoint={point} onRun={runAfterwards} />
      {commands.length === 0 && <p className="empty">Nothing matches. Try fewer letters.</p>}
      <Foot results={commands.length} />
    </Layer>
  )
}

/** The command that Enter runs. It stays the same when others come before it. */
function useCurrent(groups: readonly ListedGroup[]) {
  const [currentId, setCurrentId] = useState<string | null>(null)
  const commands = groups.flatMap((group) => group.commands)
  const found = commands.findIndex(({ id }) => id === currentId)
  const index = Math.max(0, found)
  const point = (command: Command | null | undefined): void => setCurrentId(command?.id ?? null)
  return {
    commands,
    current: commands[index],
    point,
    move: (step: number) => point(commands[(index + step + commands.length) % commands.length]),
  }
}

interface QueryProps {
  readonly typed: string
  readonly current: Command | undefined
  readonly onType: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function Query({ typed, current, onType, onKeyDown }: QueryProps) {
  return (
    <div className="q">
      <Search className="i s16 t3" aria-hidden />
      <input
        role="combobox"
        aria-label="Type a command or search"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current && optionId(current)}
        placeholder="Type a command or search"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={({ target: { value } }) => onType(value)}
      />
      <kbd>Esc</kbd>
    </div>
  )
}

function onKeys(acts: Readonly<Record<string, () => void>>) {
  return (event: KeyboardEvent): void => {
    // Enter ends a word that is being composed, and nothing else.
    if (event.nativeEvent.isComposing || !Object.hasOwn(acts, event.key)) return
    event.preventDefault()
    acts[event.key]!()
  }
}

interface Closing {
  /** Gives the keyboard back to where it was, and then does what was chosen: a dialog it opens gives it back there too. */
  readonly close: () => void
  readonly runAfterwards: (command: Command) => void
}

function useClosing(): Closing {
  const before = useRef(document.activeElement)
  const chosen = useRef<Command | null>(null)
  return {
    close: () => {
      if (before.current instanceof HTMLElement) before.current.focus()
      chosen.current?.run()
      chosen.current = null
    },
    runAfterwards: (command) => {
      chosen.current = command
      openLayer(null)
    },
  }
}

interface LayerProps {
  readonly children: React.ReactNode
  readonly onClosed: () => void
}

function Layer({ children, onClosed }: LayerProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && openLayer(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim">
          <Dialog.Content
            className="palette"
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              onClosed()
            }}
          >
            <Dialog.Title className="sr">Command menu</Dialog.Title>
            {children}
          </Dialog.Content>
        </Dialog.Overlay>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Foot({ results }: { readonly results: number }) {
  return (
    <footer>
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> move
      </span>
      <span>
        <kbd>↵</kbd> run
      </span>
      <span>
        <kbd>Esc</kbd> close
      </span>
      <span className="grow" />
      <span role="status">{counted(results, 'result')}</span>
    </footer>
  )
}
