import { nanoPerUsd } from '../../../shared/money.ts'
import type { SettingsChange } from '../../../shared/views/deskViews.ts'
import { money, visibleText } from '../../parts/format.ts'
import { NumberField } from '../../parts/NumberField.tsx'
import { workspaceHere } from '../../route.ts'
import { SettingCard, SettingRow } from './SettingRow.tsx'
import type { SectionProps } from './SettingsScreen.tsx'

/** Caps on what is spent. They are kept before a call leaves, so they are not passed. */
export function BudgetsSection({ settings: { budgets, used, askAboveNanoUsd }, onChange }: SectionProps) {
  const setCap = (change: NonNullable<SettingsChange['budgets']>): void => onChange({ budgets: change })
  return (
    <SettingCard
      id="budgets"
      title="Budgets"
      note={`of the workspace “${visibleText(workspaceHere() ?? '')}”`}
    >
      <SettingRow
        name="Per day (UTC)"
        note={`${money(used.dayNanoUsd)} used today. At the cap batches pause, and nothing is lost. A call whose answer never came counts at the most it may have cost. Practice is free and does not count; it is held to the same budgets separately.`}
      >
        <Usd
          label="Budget per day"
          value={budgets.dayNanoUsd}
          onChange={(dayNanoUsd) => setCap({ dayNanoUsd })}
        />
      </SettingRow>
      <SettingRow
        name="Workspace, in all"
        note={`${money(used.workspaceNanoUsd)} used so far, practice apart.`}
      >
        <Usd
          label="Budget of the workspace"
          value={budgets.workspaceNanoUsd}
          onChange={(workspaceNanoUsd) => setCap({ workspaceNanoUsd })}
        />
      </SettingRow>
      <SettingRow
        name="Ask before spending more than"
        note="Shows the number and waits for a yes, in every workspace."
      >
        <Usd
          label="Ask before spending more than"
          value={askAboveNanoUsd}
          isNeeded
          onChange={(value) => onChange({ askAboveNanoUsd: value ?? 0 })}
        />
      </SettingRow>
    </SettingCard>
  )
}

interface UsdProps {
  readonly label: string
  readonly value: number | null
  readonly isNeeded?: boolean
  readonly onChange: (nanoUsd: number | null) => void
}

function Usd({ label, value, isNeeded = false, onChange }: UsdProps) {
  return (
    <NumberField
      isBare
      isFraction
      label={label}
      unit="USD"
      min={isNeeded ? 0 : 0.01}
      value={value === null ? null : value / nanoPerUsd}
      placeholder={isNeeded ? '0' : 'no budget'}
      onChange={(usd) => onChange(usd === null ? null : Math.round(usd * nanoPerUsd))}
    />
  )
}
