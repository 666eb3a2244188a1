import { Check } from 'lucide-react'
import { useState } from 'react'
import type { CallInput } from '../../../shared/contract.ts'
import type { SourceView } from '../../../shared/views/deskViews.ts'
import { bytes, visibleText } from '../../parts/format.ts'
import { DeadEnd } from '../../parts/DeadEnd.tsx'
import { Outlines } from '../../parts/Outlines.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { useChooseFile } from '../../parts/useChooseFile.ts'
import { linkTo, useRoute } from '../../route.ts'
import { useLive } from '../../live.ts'
import { Duplicates } from './Duplicates.tsx'
import { Fields } from './Fields.tsx'
import { ImportFooter } from './ImportFooter.tsx'
import { mappingOf, optionsOf } from './importQuery.ts'
import { Preview } from './Preview.tsx'
import { Problems } from './Problems.tsx'
import type { RunForm } from './runForm.ts'
import { askingOf, chosen } from './runForm.ts'
import { RunSection } from './RunSection.tsx'
import { Understood } from './Understood.tsx'
import { useSourceCheck } from './useSourceCheck.ts'
import { useSource } from './useSource.ts'

/** What was understood of a file, corrected where it was not, then imported and run. The corrections are in the address. */
export function ImportScreen({ source }: { readonly source: string }) {
  const { query } = useRoute()
  const request = { source, options: optionsOf(query), mapping: mappingOf(query) }
  const { view, error } = useSource(request)
  if (!view) return error ? <NotKnown message={error} /> : <Outlines title="Import" />
  return <Loaded view={view} error={error} request={request} />
}

/** After a restart the file has to be named anew: the page never had its path. */
function NotKnown({ message }: { readonly message: string }) {
  const file = useChooseFile()
  return (
    <DeadEnd title="Import" message={file.error ?? message}>
      <button type="button" className="btn primary" disabled={file.isBusy} onClick={() => file.choose()}>
        Choose a file…
      </button>
    </DeadEnd>
  )
}

interface LoadedProps {
  readonly view: SourceView
  readonly error: string | null
  readonly request: CallInput<'source.read'>
}

function Loaded({ view, error, request }: LoadedProps) {
  const another = useChooseFile()
  const [form, setForm] = useState<Partial<RunForm>>({})
  const missing = view.fields.find(({ isRequired, column }) => isRequired && !column)
  // What is shown as chosen is meant, also where it was guessed: the operator sees it before anything is paid.
  const shown = Object.fromEntries(
    view.fields.filter(({ isGuess }) => isGuess).map(({ name, column }) => [name, column ?? '']),
  )
  const mapping = { ...request.mapping, ...shown }
  const usual = useLive('settings.read', {}).value
  const workspace = useLive('workspace.read', {}).value
  const run = usual && workspace ? chosen(form, view.fileName, usual, workspace) : null
  const isReady = missing === undefined && error === null
  const check = useSourceCheck(isReady && run ? { ...request, mapping, asking: askingOf(run) } : null)
  const change = (changed: Partial<RunForm>): void => setForm({ ...form, ...changed })
  return (
    <>
      <Head view={view} isChecked={check.found !== null} />
      <div className={another.isOver ? 'import drop-over' : 'import'}>
        <div className="scroll side" tabIndex={0} role="region" aria-label="How the file is read">
          {error && <Trouble message={error} />}
          {another.error && <Trouble message={another.error} />}
          <Understood view={view} options={request.options} />
          <Fields view={view} />
          <Problems view={view} check={check} options={request.options} />
          {run && check.found && check.found.duplicates > 0 && (
            <Duplicates
              found={check.found}
              choice={run.duplicates}
              useCache={run.settings.useCache}
              onChoose={(duplicates) => change({ duplicates })}
            />
          )}
          {run && usual && workspace && (
            <RunSection
              run={run}
              hasModel={workspace.hasKey || usual.baseUrl !== null}
              fileName={view.fileName}
              onChange={change}
              onSettings={(settings) => change({ settings: { ...form.settings, ...settings } })}
            />
          )}
        </div>
        <Preview view={view} isCurrent={error === null} />
      </div>
      {run && usual && (
        <ImportFooter
          request={{ ...request, mapping }}
          check={check}
          run={run}
          askAboveNanoUsd={usual.askAboveNanoUsd}
          fileName={view.fileName}
          missing={missing?.name ?? null}
          isReadable={error === null}
        />
      )}
    </>
  )
}

const steps = ['File', 'Check', 'First rows', 'Run']
const here = 1

function Head({ view, isChecked }: { readonly view: SourceView; readonly isChecked: boolean }) {
  return (
    <header className="top">
      <a className="crumb" href={linkTo('batches')}>
        Batches
      </a>
      <span className="t3" aria-hidden>
        /
      </span>
      <h1 className="cut" title={visibleText(view.fileName)}>
        Import {visibleText(view.fileName)}
      </h1>
      <span className="small t3 nowrap">{bytes(view.bytes)}</span>
      <span className="grow" />
      <ol className="steps" aria-label="Steps">
        {steps.map((step, index) => (
          <li key={step} aria-current={index === here ? 'step' : undefined}>
            {(index < here || (index === here && isChecked)) && <Check className="i s12" aria-label="done" />}
            {step}
          </li>
        ))}
      </ol>
    </header>
  )
}
