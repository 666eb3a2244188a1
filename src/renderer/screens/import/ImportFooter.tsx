import { Play } from 'lucide-react'
import { useState } from 'react'
import type { CallInput } from '../../../shared/contract.ts'
import type { SettingsView, SourceCheck, SourceView, WorkspaceView } from '../../../shared/views/deskViews.ts'
import { useLive } from '../../live.ts'
import { CostDialog } from '../../parts/CostDialog.tsx'
import { about, number } from '../../parts/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { useAction } from '../../parts/useAction.ts'
import { go, linkTo } from '../../route.ts'
import { importAndStart } from './importAndStart.ts'
import { Importing } from './Importing.tsx'
import { pricedFor } from './pricedFor.ts'
import type { RunForm } from './runForm.ts'
import { chosen } from './runForm.ts'
import type { Check } from './useCheck.ts'

interface Props {
  readonly request: CallInput<'source.check'>
  readonly view: SourceView
  readonly check: Check
  readonly form: Partial<RunForm>
  /** The field that still lacks a column. */
  readonly missing: string | null
}

/** How many rows are ready, and what running them costs: a few first, or all. */
export function ImportFooter(props: Props) {
  const usual = useLive('settings.read', {}).value
  const workspace = useLive('workspace.read', {}).value
  if (!usual || !workspace) return null
  return <Ready {...props} usual={usual} workspace={workspace} />
}

interface ReadyProps extends Props {
  readonly usual: SettingsView
  readonly workspace: WorkspaceView
}

interface Run {
  readonly rows: number
  readonly sample: number | null
  readonly costNanoUsd: number | null
}

function Ready({ request, view, check, form, missing, usual, workspace }: ReadyProps) {
  const [importing, setImporting] = useState<{ job: string; done: number } | null>(null)
  const [asked, setAsked] = useState<Run | null>(null)
  const models = useLive('models.list', {}).value?.models ?? []
  const action = useAction()
  const run = chosen(form, view.fileName, usual, workspace)
  const { all, few } = runsOf(
    check.found && {
      ...check.found,
      ...pricedFor(run.settings.models[0]!, usual.defaults.models[0]!, check.found, models),
    },
    run.sample,
  )
  const start = ({ sample }: Run): void =>
    void action.run(async () => {
      setAsked(null)
      const { name, settings, isPractice } = run
      const wanted = { ...request, name: name.trim() || view.fileName, settings, sample, isPractice }
      const batchId = await importAndStart(wanted, ({ job, done }) => setImporting({ job, done })).finally(
        () => setImporting(null),
      )
      if (batchId !== null) go(`batches/${batchId}`)
    })
  const press = (wanted: Run): void => {
    if (hasWrongNumber()) return
    const isCheap = wanted.costNanoUsd !== null && wanted.costNanoUsd <= usual.askAboveNanoUsd
    if (run.isPractice || isCheap) start(wanted)
    else setAsked(wanted)
  }
  const hasFew = all.rows > run.sample
  const button = { isOff: all.rows === 0 || action.isBusy, isPractice: run.isPractice, onPress: press }
  return (
    <>
      {action.error && <Trouble message={action.error} />}
      <footer className="actions">
        <Said check={check} missing={missing} />
        <span className="grow" />
        <a className="btn" href={linkTo('batches')}>
          Cancel
        </a>
        <RunButton {...button} run={all} verb={`Run all ${number(all.rows)}`} isFirst={!hasFew} />
        {hasFew && <RunButton {...button} run={few} verb={`Run ${number(few.rows)} first`} isFirst />}
        {importing && <Importing {...importing} rows={all.rows} />}
        {asked && (
          <CostDialog
            rows={asked.rows}
            costNanoUsd={asked.costNanoUsd}
            models={run.settings.models}
            capNanoUsd={run.settings.maxCostNanoUsd}
            onRun={() => start(asked)}
            onClose={() => setAsked(null)}
          />
        )}
      </footer>
    </>
  )
}

/** A budget that could not be understood must not become no budget. Its field says what is wrong with it. */
function hasWrongNumber(): boolean {
  const field = document.querySelector<HTMLElement>('.import [aria-invalid=true]')
  field?.focus()
  return field !== null
}

/** All rows that are ready, and the first few of them. */
function runsOf(found: SourceCheck | null, sample: number): { readonly all: Run; readonly few: Run } {
  const rows = found ? found.rows - found.rejected : 0
  const each = found?.costPerRowNanoUsd ?? null
  const some = Math.min(sample, rows)
  return {
    all: { rows, sample: null, costNanoUsd: found?.costNanoUsd ?? null },
    few: { rows: some, sample, costNanoUsd: each === null ? null : each * some },
  }
}

interface ButtonProps {
  readonly run: Run
  readonly verb: string
  /** The one that is meant to be pressed. */
  readonly isFirst: boolean
  readonly isOff: boolean
  readonly isPractice: boolean
  readonly onPress: (run: Run) => void
}

function RunButton({ run, verb, isFirst, isOff, isPractice, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      className={isFirst ? 'btn primary' : 'btn'}
      disabled={isOff}
      onClick={() => onPress(run)}
    >
      <Play className="i" aria-hidden /> {verb}{' '}
      <span className="cost">{isPractice ? 'free' : about(run.costNanoUsd)}</span>
    </button>
  )
}

function Said({ check: { found, rowsRead, error }, missing }: Pick<Props, 'check' | 'missing'>) {
  if (missing !== null)
    return <span className="c-failed small">Choose the column that holds “{missing}”.</span>
  // What went wrong is said where the problems are.
  if (error !== null) return <span className="t3 small">The file could not be read to its end.</span>
  if (!found) return <span className="t3 small">Reading the whole file… {number(rowsRead)} rows</span>
  return (
    <span>
      <span className="b">{number(found.rows - found.rejected)} rows ready</span>{' '}
      <span className="t3">
        · {number(found.rejected)} rejected · {number(found.rows)} in the file
      </span>
    </span>
  )
}
