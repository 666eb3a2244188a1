import { ModelChain } from '../../parts/ModelChain.tsx'
import { Switch } from '../../parts/Switch.tsx'
import { SettingCard, SettingRow } from './SettingRow.tsx'
import type { SectionProps } from './SettingsScreen.tsx'

/** Who is asked by a new batch, and what stands in when nobody answers. */
export function ModelsSection({ settings: { defaults }, onChange }: SectionProps) {
  return (
    <SettingCard id="models" title="Models" note="for new batches">
      <SettingRow name="Chain" note="The first model answers; the next ones stand in while it cannot.">
        <ModelChain models={defaults.models} onChange={(models) => onChange({ defaults: { models } })} />
      </SettingRow>
      <SettingRow
        name="Default response"
        note="What a row gets when every model of the chain has failed. Marked in every export."
      >
        <Switch
          isBare
          label="Default response"
          isOn={defaults.defaultResponse}
          onChange={(defaultResponse) => onChange({ defaults: { defaultResponse } })}
        />
      </SettingRow>
      <SettingRow name="Answer cache" note="Rows that ask the same are asked once.">
        <Switch
          isBare
          label="Answer cache"
          isOn={defaults.useCache}
          onChange={(useCache) => onChange({ defaults: { useCache } })}
        />
      </SettingRow>
    </SettingCard>
  )
}
