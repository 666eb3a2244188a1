import { themes } from '../../../shared/views/deskViews.ts'
import { Segments } from '../../parts/Segments.tsx'
import { SettingCard, SettingRow } from './SettingRow.tsx'
import type { SectionProps } from './SettingsScreen.tsx'

/** How it looks, and where everything is. */
export function AppearanceSection({ settings: { theme, dataFolder }, onChange }: SectionProps) {
  return (
    <SettingCard id="appearance" title="Appearance and data">
      <SettingRow name="Theme" note="Follows the system unless set here.">
        <Segments
          label="Theme"
          value={theme}
          options={themes.map((value) => ({ value, text: value[0]!.toUpperCase() + value.slice(1) }))}
          onChange={(next) => onChange({ theme: next })}
        />
      </SettingRow>
      <SettingRow
        name="Data folder"
        note="Workspaces, backups and prices. Nothing leaves it but calls to the model."
      >
        <span className="small mono break-all">{dataFolder}</span>
      </SettingRow>
    </SettingCard>
  )
}
