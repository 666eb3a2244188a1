import { KeyRound } from 'lucide-react'
import { useLive } from '../../live.ts'
import { KeyField } from '../settings/KeyField.tsx'

/** The key can be given now or later. */
export function KeyCard() {
  const key = useLive('settings.read', {}).value?.key
  const isKept = key?.wouldKeepIn === 'keychain'
  return (
    <section className="card start">
      <KeyRound className="i s16 t2" aria-hidden />
      <div>
        <h3 className="b">Set your Anthropic API key</h3>
        <p className="small t3">
          {isKept
            ? 'Tested at once, kept in the system keychain, never written unencrypted.'
            : 'Tested at once, kept in memory until Millrace ends, never written to a file.'}
        </p>
        {key && <KeyField settingsKey={key} />}
      </div>
    </section>
  )
}
