import { useState } from 'react'
import { Switch } from '../../parts/Switch.tsx'
import { KeyField } from './KeyField.tsx'
import { SettingCard, SettingRow } from './SettingRow.tsx'
import type { SectionProps } from './SettingsScreen.tsx'

const anthropic = 'https://api.anthropic.com'

/** Who answers. */
export function ConnectionSection({ settings, onChange }: SectionProps) {
  const { key, usePractice, baseUrl } = settings
  const isWithoutModel = !key.isSet && baseUrl === null
  const place =
    key.wouldKeepIn === 'keychain'
      ? 'Kept in the system keychain.'
      : 'Kept in memory until Millrace ends: this system has no keychain that protects it.'
  return (
    <SettingCard id="connection" title="Connection">
      <SettingRow name="Anthropic API key" note={`${place} It is never shown again.`}>
        <KeyField settingsKey={key} />
      </SettingRow>
      <SettingRow
        name="Server address"
        note="Any server that speaks the Messages API: a gateway, Ollama, vLLM."
      >
        <AddressField settings={settings} onChange={onChange} />
      </SettingRow>
      <SettingRow
        name="Use the practice model"
        note="Answers on this computer by simple rules. Screens and exports then say practice."
      >
        <Switch
          isBare
          label="Use the practice model"
          note={isWithoutModel && !usePractice ? 'It answers until a key is set.' : undefined}
          isOn={usePractice}
          onChange={(next) => onChange({ usePractice: next })}
        />
      </SettingRow>
    </SettingCard>
  )
}

function AddressField({ settings: { baseUrl, baseUrlFrom }, onChange }: SectionProps) {
  const [text, setText] = useState<string | null>(null)
  const save = (): void => {
    if (text === null) return
    setText(null)
    const next = text.trim() === '' || text.trim() === anthropic ? null : text.trim()
    if (next !== baseUrl) onChange({ baseUrl: next })
  }
  if (baseUrlFrom === 'environment') return <span className="small t2">{baseUrl}, from the environment</span>
  return (
    <label className="input">
      <input
        aria-label="Server address"
        placeholder={anthropic}
        value={text ?? baseUrl ?? ''}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </label>
  )
}
