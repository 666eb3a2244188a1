import type { Command } from '../../commands.ts'
import { KeyNames } from '../../parts/KeyNames.tsx'
import { onMoved } from '../../parts/onMoved.ts'
import { useInSight } from '../../parts/useInSight.ts'
import { pieces } from './matching.ts'
import type { ListedGroup } from './useCommandList.ts'

interface Props {
  readonly groups: readonly ListedGroup[]
  readonly typed: string
  readonly current: Command | undefined
  readonly onPoint: (command: Command) => void
  readonly onRun: (command: Command) => void
}

export const listId = 'commands'

/** The address of an option for whoever cannot see which one is lit. */
export function optionId({ id }: Command): string {
  return `${listId}-${id.replaceAll(/\s/g, '-')}`
}

/** What fits, by group, with what was typed underlined. */
export function CommandList({ groups, typed, current, onPoint, onRun }: Props) {
  return (
    <div className="list" role="listbox" id={listId} aria-label="Results">
      {groups.map(({ title, commands }) => (
        <ul key={title} role="group" aria-label={title}>
          <li className="grp" role="presentation">
            {title}
          </li>
          {commands.map((command) => (
            <Option
              key={command.id}
              command={command}
              typed={typed}
              isCurrent={command === current}
              onPoint={() => onPoint(command)}
              onRun={() => onRun(command)}
            />
          ))}
        </ul>
      ))}
    </div>
  )
}

interface OptionProps {
  readonly command: Command
  readonly typed: string
  readonly isCurrent: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

function Option({ command, typed, isCurrent, onPoint, onRun }: OptionProps) {
  const { icon: Icon, text, end, keys } = command
  const line = useInSight<HTMLLIElement>(isCurrent)
  return (
    <li
      ref={line}
      id={optionId(command)}
      className="o"
      role="option"
      aria-selected={isCurrent}
      onMouseMove={onMoved(onPoint)}
      onClick={onRun}
    >
      <Icon className="i s16" aria-hidden />
      <span className="cut" title={text}>
        {pieces(text, typed).map(({ text, isMatch }, index) =>
          isMatch ? <mark key={index}>{text}</mark> : text,
        )}
      </span>
      <span className="end nowrap">{end ?? (keys && <KeyNames text={keys} />)}</span>
    </li>
  )
}
