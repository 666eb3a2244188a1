import { CircleCheck, CircleX, Lock } from 'lucide-react'
import { useState } from 'react'
import type { SettingsView } from '../../../shared/views/deskViews.ts'
import { call } from '../../api.ts'
import { moment } from '../../parts/format.ts'
import { useAction } from '../../parts/useAction.ts'

type Key = SettingsView['key']

const places = { environment: 'the environment', keychain: 'the system keychain', memory: 'memory' }

/** The key goes in and is never shown again. It is tested before it is kept. */
export function KeyField({ settingsKey: key }: { readonly settingsKey: Key }) {
  const [text, setText] = useState<string | null>(null)
  const action = useAction()
  const save = (): void =>
    void action.run(async () => {
      await call('key.set', { key: text! })
      setText(null)
    })
  const isEntering = !key.isSet || text !== null
  return (
    <div className="grid gap-1">
      <div className="row">
        {isEntering ? (
          <>
            <label className="input grow">
              <input
                type="password"
                autoComplete="off"
                placeholder="sk-ant-…"
                aria-label="API key"
                value={text ?? ''}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && text && save()}
              />
            </label>
            <button type="button" className="btn" disabled={!text || action.isBusy} onClick={save}>
              {action.isBusy ? 'Testing…' : 'Test and keep'}
            </button>
          </>
        ) : (
          <>
            <span className="input grow t3">
              <Lock className="i" aria-hidden /> in {places[key.from!]}
            </span>
            <button
              type="button"
              className="btn"
              disabled={action.isBusy}
              onClick={() => void action.run(() => call('key.test', {}))}
            >
              {action.isBusy ? 'Testing…' : 'Test'}
            </button>
            {key.from !== 'environment' && (
              <>
                <button type="button" className="btn" onClick={() => setText('')}>
                  Replace…
                </button>
                <button
                  type="button"
                  className="btn"
                  onClick={() => void action.run(() => call('key.forget', {}))}
                >
                  Forget
                </button>
              </>
            )}
          </>
        )}
      </div>
      <Verdict error={action.error} test={key.lastTest} />
    </div>
  )
}

function Verdict({ error, test }: { readonly error: string | null; readonly test: Key['lastTest'] }) {
  if (error === null && test === null) return null
  const isGood = error === null && test!.ok
  const Icon = isGood ? CircleCheck : CircleX
  return (
    <p className={`small row ${isGood ? 'c-running' : 'c-failed'}`} role="status">
      <Icon className="i" aria-hidden />
      {error ??
        (test!.ok ? `Works, tested ${moment(test!.at)}, answered in ${test!.latencyMs} ms` : test!.message)}
    </p>
  )
}
