import { openLayer } from '../../commands.ts'
import { useLive } from '../../live.ts'
import { Switch } from '../../parts/Switch.tsx'
import { SettingCard, SettingRow } from './SettingRow.tsx'
import type { SectionProps } from './SettingsScreen.tsx'

/** When Millrace speaks up by itself, and what to send when something is wrong. */
export function HelpSection({ settings: { notify, dataFolder }, onChange }: SectionProps) {
  const isDesktop = useLive('workspace.read', {}).value?.host === 'desktop'
  return (
    <SettingCard id="help" title={isDesktop ? 'Notices and help' : 'Help'}>
      {isDesktop && (
        <SettingRow name="Notices" note="When a batch ends or pauses by itself while you look elsewhere.">
          <Switch
            isBare
            label="Say when a batch ends or pauses"
            isOn={notify}
            onChange={(next) => onChange({ notify: next })}
          />
        </SettingRow>
      )}
      <SettingRow
        name="Diagnostics"
        note="Versions, counts and the last lines of the log, to paste into a report. No key, no row, no prompt."
      >
        <div className="grid gap-2 justify-items-start">
          <button type="button" className="btn" onClick={() => openLayer('diagnostics')}>
            Show diagnostics…
          </button>
          <span className="small t3 break-all">
            The log is <span className="mono">logs/millrace.log</span> in {dataFolder}
          </span>
        </div>
      </SettingRow>
      <SettingRow name="Licences" note="Millrace is built on the software of others.">
        <button type="button" className="btn" onClick={() => openLayer('licences')}>
          Show licences…
        </button>
      </SettingRow>
    </SettingCard>
  )
}
