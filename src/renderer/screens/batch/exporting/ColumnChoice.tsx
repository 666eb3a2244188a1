import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { CallOutput } from '../../../../shared/contract.ts'
import { number, visibleText } from '../../../parts/format.ts'

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

/** Which columns the file holds, in the order of the export. */
export function ColumnChoice({ groups, chosen, onChange }: Props) {
  const all = [...groups.source, ...groups.output, ...groups.facts]
  const isOn = (name: string): boolean => chosen === null || chosen.includes(name)
  const toggle = (name: string): void => {
    const next = all.filter((known) => (known === name ? !isOn(name) : isOn(known)))
    onChange(next.length === all.length ? null : next)
  }
  const count = chosen === null ? all.length : chosen.length
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="select grow">
        <span className="grow text-left">
          {chosen === null
            ? `All ${number(count)}: ${number(groups.source.length)} source, ${number(groups.output.length)} output, ${number(groups.facts.length)} status`
            : `${number(count)} of ${number(all.length)}`}
        </span>
        <ChevronDown className="i" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
        {(Object.keys(titles) as (keyof Groups)[]).map((group) => (
          <DropdownMenu.Group key={group}>
            <DropdownMenu.Label className="lab px-2 py-1">{titles[group]}</DropdownMenu.Label>
            {groups[group].map((name) => (
              <DropdownMenu.CheckboxItem
                key={name}
                className="option"
                checked={isOn(name)}
                onSelect={(event) => event.preventDefault()}
                onCheckedChange={() => toggle(name)}
              >
                <span className={isOn(name) ? 'check on' : 'check'} aria-hidden />
                {visibleText(name)}
              </DropdownMenu.CheckboxItem>
            ))}
          </DropdownMenu.Group>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
