import type { RunSettings } from '../../../shared/views/batchViews.ts'
import type { SettingsChange } from '../../../shared/views/deskViews.ts'
import { NumberField } from '../../parts/NumberField.tsx'
import { SettingCard, SettingRow } from './SettingRow.tsx'
import type { SectionProps } from './SettingsScreen.tsx'

const msPerSecond = 1_000

/** Where a new batch starts; the headers of the provider correct it while it runs. */
export function LimitsSection({ settings: { defaults }, onChange }: SectionProps) {
  const { concurrency, maxRetries, timeoutMs, limits } = defaults
  const change = (changed: NonNullable<SettingsChange['defaults']>): void => onChange({ defaults: changed })
  return (
    <SettingCard id="limits" title="Limits" note="for new batches; the provider’s own limits correct them">
      <NumberRow
        name="Concurrency"
        note="Most calls in flight. Starts at 5 and grows while the provider allows it."
        {...{ unit: 'calls', value: concurrency, min: 1, max: 256 }}
        onChange={(value) => change({ concurrency: value })}
      />
      <SettingRow
        name="Per minute and model"
        note="Requests, input tokens without cached ones, output tokens. Empty: no limit of ours."
      >
        <PerMinute limits={limits} onChange={(changed) => change({ limits: changed })} />
      </SettingRow>
      <NumberRow
        name="Give up on a call after"
        note="A call that has not answered by then is retried."
        {...{ unit: 'seconds', value: timeoutMs / msPerSecond, min: 1, max: 3_600 }}
        onChange={(value) => change({ timeoutMs: value * msPerSecond })}
      />
      <NumberRow
        name="Retries"
        note="How often a call that may work the next time is repeated, per model."
        {...{ unit: 'times', value: maxRetries, min: 0, max: 20 }}
        onChange={(value) => change({ maxRetries: value })}
      />
    </SettingCard>
  )
}

interface NumberRowProps {
  readonly name: string
  readonly note: string
  readonly unit: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** A number that has to be there: an empty field changes nothing. */
function NumberRow({ name, note, onChange, ...field }: NumberRowProps) {
  return (
    <SettingRow name={name} note={note}>
      <NumberField isBare label={name} {...field} onChange={(value) => value !== null && onChange(value)} />
    </SettingRow>
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
