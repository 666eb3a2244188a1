import { CircleCheck, CircleX, Lock } from 'lucide-react'
import { useState } from 'react'
import type { SettingsView } from '../../../shared/views/deskViews.ts'
import { call } from '../../api.ts'
import { duration, moment } from '../../parts/format.ts'
import type { Action } from '../../parts/useAction.ts'
import { useAction } from '../../parts/useAction.ts'

type Key = SettingsView['key']

const places = { environment: 'the environment', keychain: 'the system keychain', memory: 'memory' }

/** The key goes in and is never shown again. It is tested before it is kept. */
export function KeyField({ settingsKey: key }: { readonly settingsKey: Key }) {
  const [isReplacing, setReplacing] = useState(false)
  const action = useAction()
  return (
    <div className="grid gap-1">
      {key.isSet && !isReplacing ? (
        <Kept from={key.from!} action={action} onReplace={() => setReplacing(true)} />
      ) : (
        <Entry action={action} onOver={key.isSet ? () => setReplacing(false) : null} />
      )}
      <Verdict error={action.error} test={key.lastTest} />
    </div>
  )
}

interface EntryProps {
  readonly action: Action
  /** Back to the key that is kept; null: there is none. */
  readonly onOver: (() => void) | null
}

function Entry({ action, onOver }: EntryProps) {
  const [text, setText] = useState('')
  const save = (): void =>
    void action.run(async () => {
      await call('key.set', { key: text })
      setText('')
      onOver?.()
    })
  return (
    <div className="row">
      <label className="input grow">
        <input
          type="password"
          autoComplete="off"
          autoFocus={onOver !== null}
          placeholder="sk-ant-…"
          aria-label="API key"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && text.trim()) save()
            if (event.key === 'Escape') onOver?.()
          }}
        />
      </label>
      <button type="button" className="btn" disabled={!text.trim() || action.isBusy} onClick={save}>
        {action.isBusy ? 'Testing…' : 'Test and keep'}
      </button>
      {onOver && (
        <button type="button" className="btn quiet" onClick={onOver}>
          Cancel
        </button>
      )}
    </div>
  )
}

interface KeptProps {
  readonly from: NonNullable<Key['from']>
  readonly action: Action
  readonly onReplace: () => void
}

function Kept({ from, action, onReplace }: KeptProps) {
  const run = (name: 'key.test' | 'key.forget'): void => void action.run(() => call(name, {}))
  return (
    <div className="row">
      <span className="input grow t2">
        <Lock className="i s12" aria-hidden /> <span className="cut">in {places[from]}</span>
      </span>
      <button type="button" className="btn" disabled={action.isBusy} onClick={() => run('key.test')}>
        {action.isBusy ? 'Testing…' : 'Test'}
      </button>
      {from !== 'environment' && (
        <>
          <button type="button" className="btn" onClick={onReplace}>
            Replace…
          </button>
          <button type="button" className="btn" disabled={action.isBusy} onClick={() => run('key.forget')}>
            Forget
          </button>
        </>
      )}
    </div>
  )
}

function Verdict({ error, test }: { readonly error: string | null; readonly test: Key['lastTest'] }) {
  if (error === null && test === null) return null
  const isGood = error === null && test!.ok
  const Icon = isGood ? CircleCheck : CircleX
  return (
    <p className={`small row ${isGood ? 'c-running' : 'c-failed'}`} role="status">
      <Icon className="i s12" aria-hidden />
      {error ??
        (test!.ok
          ? `Works, tested ${moment(test!.at)}, answered in ${duration(test!.latencyMs)}`
          : test!.message)}
    </p>
  )
}
