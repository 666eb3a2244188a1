import { nanoPerUsd } from '../../../shared/money.ts'
import type { RunSettings } from '../../../shared/views/batchViews.ts'
import { ModelChain } from '../../parts/ModelChain.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { Switch } from '../../parts/Switch.tsx'
import type { Chosen, RunForm } from './runForm.ts'

interface Props {
  readonly run: Chosen
  /** There is a key, or a server that needs none. */
  readonly hasModel: boolean
  readonly fileName: string
  readonly onChange: (change: Partial<RunForm>) => void
  readonly onSettings: (change: Partial<RunSettings>) => void
}

/** Who answers, and what it may take. */
export function RunSection({ run, hasModel, fileName, onChange, onSettings }: Props) {
  const { name, isPractice, settings, sample } = run
  return (
    <section className="sec">
      <header>
        <h2>Run</h2>
      </header>
      <label className="pair">
        <span className="small t3">Name</span>
        <span className="input">
          <input
            value={name}
            placeholder={fileName}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </span>
      </label>
      <NumberField
        label="Run first"
        unit="rows, spread evenly"
        value={sample}
        min={1}
        max={100_000}
        onChange={(rows) => rows !== null && onChange({ sample: rows })}
      />
      <Switch
        label="Practice model"
        note={hasModel ? 'free, no real answers' : 'no key is set'}
        isOn={isPractice}
        isOff={!hasModel}
        onChange={(next) => onChange({ isPractice: next })}
      />
      <Answering settings={settings} set={onSettings} />
    </section>
  )
}

interface AnsweringProps {
  readonly settings: RunSettings
  readonly set: (change: Partial<RunSettings>) => void
}

/** The models, and what holds for their calls. */
function Answering({ settings, set }: AnsweringProps) {
  return (
    <>
      <ModelChain models={settings.models} onChange={(models) => set({ models })} />
      <Switch
        label="Default response"
        note="if all models fail"
        isOn={settings.defaultResponse}
        onChange={(defaultResponse) => set({ defaultResponse })}
      />
      <Switch
        label="Answer cache"
        note="identical rows asked once"
        isOn={settings.useCache}
        onChange={(useCache) => set({ useCache })}
      />
      <NumberField
        label="Concurrency"
        unit="calls"
        value={settings.concurrency}
        min={1}
        max={256}
        onChange={(value) => value !== null && set({ concurrency: value })}
      />
      <NumberField
        label="Budget"
        unit="USD"
        value={settings.maxCostNanoUsd === null ? null : settings.maxCostNanoUsd / nanoPerUsd}
        min={0.01}
        isFraction
        placeholder="none"
        onChange={(usd) => set({ maxCostNanoUsd: usd === null ? null : Math.round(usd * nanoPerUsd) })}
      />
    </>
  )
}
