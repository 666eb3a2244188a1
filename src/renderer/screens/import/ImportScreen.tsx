import { useState } from 'react'
import type { CallInput } from '../../../shared/contract.ts'
import type { Mapping } from '../../../shared/field.ts'
import type { SourceView } from '../../../shared/views/fileViews.ts'
import { DeadEnd } from '../../parts/DeadEnd.tsx'
import { Outlines } from '../../parts/Outlines.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { hideUnderWay, underWayIn } from '../../parts/underWay.ts'
import { useChooseFile } from '../../parts/useChooseFile.ts'
import { useRoute } from '../../route.ts'
import { Duplicates } from './Duplicates.tsx'
import { FoundImport } from './FoundImport.tsx'
import { Fields } from './Fields.tsx'
import { ImportFooter } from './ImportFooter.tsx'
import { ImportHead } from './ImportHead.tsx'
import { mappingOf, optionsOf } from './importQuery.ts'
import { Preview } from './Preview.tsx'
import { Problems } from './Problems.tsx'
import { askingOf } from './runForm.ts'
import { RunSection } from './RunSection.tsx'
import { Understood } from './Understood.tsx'
import type { UsedForm } from './useRunForm.ts'
import { useRunForm } from './useRunForm.ts'
import type { Check } from './useSourceCheck.ts'
import { useSourceCheck } from './useSourceCheck.ts'
import { useSource } from './useSource.ts'

/** What was understood of a file, corrected where it was not, then imported and run. The corrections are in the address. */
export function ImportScreen({ source }: { readonly source: string }) {
  const { query } = useRoute()
  const [found, setFound] = useState(() => underWayIn(query))
  if (found === null) return <Form source={source} />
  const forget = (): void => {
    setFound(null)
    hideUnderWay()
  }
  return <FoundImport job={found.job} onGone={forget} />
}

function Form({ source }: { readonly source: string }) {
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

/** What is shown as chosen is meant, also where it was guessed: the operator sees it before anything is paid. */
function shownMapping({ fields }: SourceView, given: Mapping): Mapping {
  const guessed = fields.filter(({ isGuess }) => isGuess).map(({ name, column }) => [name, column ?? ''])
  return { ...given, ...(Object.fromEntries(guessed) as Mapping) }
}

function Loaded({ view, error, request }: LoadedProps) {
  const another = useChooseFile()
  const missing = view.fields.find(({ isRequired, column }) => isRequired && !column)
  const mapped = { ...request, mapping: shownMapping(view, request.mapping) }
  const form = useRunForm(view.fileName)
  const isReady = missing === undefined && error === null
  const check = useSourceCheck(isReady && form ? { ...mapped, asking: askingOf(form.run) } : null)
  return (
    <>
      <ImportHead view={view} />
      <div className={another.isOver ? 'import drop-over' : 'import'}>
        <div className="scroll side" tabIndex={0} role="region" aria-label="How the file is read">
          {error && <Trouble message={error} />}
          {another.error && <Trouble message={another.error} />}
          <Understood view={view} options={request.options} />
          <Fields view={view} />
          <Problems view={view} check={check} options={request.options} />
          {form && <Choices form={form} check={check} fileName={view.fileName} />}
        </div>
        <Preview view={view} isCurrent={error === null} />
      </div>
      {form && (
        <ImportFooter
          request={mapped}
          check={check}
          run={form.run}
          askAboveNanoUsd={form.askAboveNanoUsd}
          fileName={view.fileName}
          missing={missing?.name ?? null}
          isReadable={error === null}
        />
      )}
    </>
  )
}

interface ChoicesProps {
  readonly form: UsedForm
  readonly check: Check
  readonly fileName: string
}

/** What becomes of duplicates, where there are any, and how the rows are run. */
function Choices({
  form: { run, hasModel, change, changeSettings },
  check: { found },
  fileName,
}: ChoicesProps) {
  return (
    <>
      {found && found.duplicates > 0 && (
        <Duplicates
          found={found}
          choice={run.duplicates}
          useCache={run.settings.useCache}
          onChoose={(duplicates) => change({ duplicates })}
        />
      )}
      <RunSection
        run={run}
        hasModel={hasModel}
        fileName={fileName}
        onChange={change}
        onSettings={changeSettings}
      />
    </>
  )
}
