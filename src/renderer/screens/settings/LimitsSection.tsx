import type { RunSettings } from '../../../shared/views/batchViews.ts'
import { NumberField } from '../../parts/NumberField.tsx'
import { SettingCard, SettingRow } from './SettingRow.tsx'
import type { SectionProps } from './SettingsScreen.tsx'

const msPerSecond = 1_000

/** Where a new batch starts; the headers of the provider correct it while it runs. */
export function LimitsSection({ settings: { defaults }, onChange }: SectionProps) {
  const { concurrency, maxRetries, timeoutMs, limits } = defaults
  return (
    <SettingCard id="limits" title="Limits" note="for new batches; the provider’s own limits correct them">
      <SettingRow
        name="Concurrency"
        note="Most calls in flight. Starts at 5 and grows while the provider allows it."
      >
        <NumberField
          isBare
          label="Concurrency"
          unit="calls"
          value={concurrency}
          min={1}
          max={256}
          onChange={(value) => value !== null && onChange({ defaults: { concurrency: value } })}
        />
      </SettingRow>
      <SettingRow
        name="Per minute and model"
        note="Requests, input tokens without cached ones, output tokens. Empty: no limit of ours."
      >
        <PerMinute limits={limits} onChange={(change) => onChange({ defaults: { limits: change } })} />
      </SettingRow>
      <SettingRow name="Give up on a call after" note="A call that has not answered by then is retried.">
        <NumberField
          isBare
          label="Give up on a call after"
          unit="seconds"
          value={timeoutMs / msPerSecond}
          min={1}
          max={3_600}
          onChange={(value) => value !== null && onChange({ defaults: { timeoutMs: value * msPerSecond } })}
        />
      </SettingRow>
      <SettingRow name="Retries" note="How often a call that failed for the moment is repeated, per model.">
        <NumberField
          isBare
          label="Retries"
          unit="times"
          value={maxRetries}
          min={0}
          max={20}
          onChange={(value) => value !== null && onChange({ defaults: { maxRetries: value } })}
        />
      </SettingRow>
    </SettingCard>
  )
}

interface PerMinuteProps {
  readonly limits: RunSettings['limits']
  readonly onChange: (limits: RunSettings['limits']) => void
}

const perMinute = [
  { limit: 'rpm', label: 'Requests per minute', unit: 'req' },
  { limit: 'itpm', label: 'Input tokens per minute', unit: 'in' },
  { limit: 'otpm', label: 'Output tokens per minute', unit: 'out' },
] as const

function PerMinute({ limits, onChange }: PerMinuteProps) {
  return (
    <div className="three-fields">
      {perMinute.map(({ limit, label, unit }) => (
        <NumberField
          key={limit}
          isBare
          label={label}
          unit={unit}
          value={limits[limit]}
          min={1}
          placeholder="none"
          onChange={(value) => onChange({ ...limits, [limit]: value })}
        />
      ))}
    </div>
  )
}
