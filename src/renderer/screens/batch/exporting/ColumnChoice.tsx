import { Check, ChevronDown, Minus } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { CallOutput } from '../../../../shared/contract.ts'
import { number, visibleText } from '../../../parts/format.ts'
import { Menu, MenuChoice } from '../../../parts/Menu.tsx'

type Groups = CallOutput<'export.plan'>['columns']

interface Props {
  readonly groups: Groups
  /** null: all. */
  readonly chosen: readonly string[] | null
  readonly onChange: (chosen: readonly string[] | null) => void
}

const titles: Readonly<Record<keyof Groups, string>> = {
  source: 'Source',
  output: 'Output',
  facts: 'What became of the row',
}
const groupNames = Object.keys(titles) as (keyof Groups)[]

/** Which columns the file holds, in the order of the export; one by one, or a whole group. */
export function ColumnChoice({ groups, chosen, onChange }: Props) {
  const all = groupNames.flatMap((name) => groups[name])
  const isOn = (name: string): boolean => chosen === null || chosen.includes(name)
  const set = (names: readonly string[], on: boolean): void => {
    const next = all.filter((known) => (names.includes(known) ? on : isOn(known)))
    onChange(next.length === all.length ? null : next)
  }
  return (
    <Menu
      button={{
        className: 'select grow w-full',
        'aria-label': `Columns: ${saidOf(groups, chosen)}`,
        children: <Chosen said={saidOf(groups, chosen)} />,
      }}
      align="start"
      className="grid grid-cols-3 items-start gap-2 max-h-72! w-(--radix-dropdown-menu-trigger-width)"
    >
      {groupNames.map((group) => (
        <DropdownMenu.Group key={group} className="min-w-0">
          <Option
            text={titles[group]}
            isTitle
            state={stateOf(groups[group], isOn)}
            onToggle={(on) => set(groups[group], on)}
          />
          {groups[group].map((name) => (
            <Option
              key={name}
              text={visibleText(name)}
              state={isOn(name)}
              onToggle={(on) => set([name], on)}
            />
          ))}
        </DropdownMenu.Group>
      ))}
    </Menu>
  )
}

function Chosen({ said }: { readonly said: string }) {
  return (
    <>
      <span className="grow text-left">{said}</span>
      <ChevronDown className="i" aria-hidden />
    </>
  )
}

function saidOf({ source, output, facts }: Groups, chosen: readonly string[] | null): string {
  const all = source.length + output.length + facts.length
  if (chosen === null)
    return `All ${number(all)}: ${number(source.length)} source, ${number(output.length)} output, ${number(facts.length)} status`
  return chosen.length === 0 ? 'None: choose at least one' : `${number(chosen.length)} of ${number(all)}`
}

type State = boolean | 'indeterminate'

function stateOf(names: readonly string[], isOn: (name: string) => boolean): State {
  const on = names.filter(isOn).length
  if (on === 0) return false
  return on === names.length || 'indeterminate'
}

interface OptionProps {
  readonly text: string
  readonly isTitle?: boolean
  readonly state: State
  readonly onToggle: (on: boolean) => void
}

function Option({ text, isTitle = false, state, onToggle }: OptionProps) {
  const Icon = state === 'indeterminate' ? Minus : Check
  return (
    <MenuChoice
      checked={state}
      // One choice after the other: the menu stays.
      onSelect={(event) => event.preventDefault()}
      onCheckedChange={() => onToggle(state !== true)}
    >
      <span className={state === false ? 'check' : 'check on'} aria-hidden>
        {state !== false && <Icon className="i" />}
      </span>
      <span className={isTitle ? 'cut b' : 'cut'} title={text}>
        {text}
      </span>
    </MenuChoice>
  )
}
