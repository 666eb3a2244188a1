import { Check } from 'lucide-react'
import { useEffect } from 'react'
import type { SettingsChange, SettingsView } from '../../../shared/views/deskViews.ts'
import { useLive } from '../../live.ts'
import { clockTime, visibleText } from '../../parts/format.ts'
import { Reading } from '../../parts/Outlines.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { useRoute, workspaceHere } from '../../route.ts'
import { AppearanceSection } from './AppearanceSection.tsx'
import { BudgetsSection } from './BudgetsSection.tsx'
import { ConnectionSection } from './ConnectionSection.tsx'
import { HelpSection } from './HelpSection.tsx'
import { LimitsSection } from './LimitsSection.tsx'
import { ModelsSection } from './ModelsSection.tsx'
import { SectionLinks } from './SectionLinks.tsx'
import { useSaving } from './useSaving.ts'

export interface SectionProps {
  readonly settings: SettingsView
  readonly onChange: (change: SettingsChange) => void
}

/** What holds for new batches, the key, the budgets of the workspace, and how it looks. Kept as soon as it is changed. */
export function SettingsScreen() {
  const { value: settings, error } = useLive('settings.read', {})
  // The chain shows prices: without waiting for them everything below it would jump.
  const models = useLive('models.list', {}).value
  const { savedAt, refusal, save, forgetRefusal } = useSaving()
  const trouble = refusal ?? error
  return (
    <>
      <header className="top">
        <h1>Settings</h1>
        <span className="grow" />
        {savedAt !== null && !trouble && (
          <span className="small t3 row" role="status">
            <Check className="i" aria-hidden /> Saved {clockTime(savedAt)}
          </span>
        )}
      </header>
      {trouble && (
        <div className="px-4 pt-3">
          <Trouble message={trouble} />
        </div>
      )}
      <div className="settings">
        <SectionLinks />
        <div className="scroll" tabIndex={0} role="region" aria-label="Settings">
          {/* What is typed next is another matter than what was refused. */}
          <div className="sections" onInput={forgetRefusal}>
            {settings && models ? <Sections settings={settings} onChange={save} /> : <Reading />}
          </div>
        </div>
      </div>
    </>
  )
}

function Sections(props: SectionProps) {
  const asked = useRoute().query.get('section')
  useEffect(() => {
    if (asked) document.querySelector(`#${CSS.escape(asked)}`)?.scrollIntoView({ block: 'start' })
  }, [asked])
  return (
    <>
      <p className="small t3">
        These settings apply to every workspace on this machine. Only the budgets belong to “
        {visibleText(workspaceHere() ?? '')}” alone.
      </p>
      <ConnectionSection {...props} />
      <ModelsSection {...props} />
      <LimitsSection {...props} />
      <BudgetsSection {...props} />
      <AppearanceSection {...props} />
      <HelpSection {...props} />
    </>
  )
}
