import { Play } from 'lucide-react'
import { useState } from 'react'
import { counted } from '../../../shared/counted.ts'
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
  /** The file can be read as was asked. */
  readonly isReadable: boolean
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

function Ready({ request, view, check, form, missing, isReadable, usual, workspace }: ReadyProps) {
  const [importing, setImporting] = useState<{ job: string; done: number } | null>(null)
  const [asked, setAsked] = useState<Run | null>(null)
  const action = useAction()
  const run = chosen(form, view.fileName, usual, workspace)
  const { all, few } = useRuns(check.found, run, usual.defaults.models[0]!)
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
        <Said check={check} missing={missing} isReadable={isReadable} />
        <span className="grow" />
        <a className="btn" href={linkTo('batches')}>
          Cancel
        </a>
        <RunButton
          {...button}
          run={all}
          verb={all.rows > 0 ? `Run all ${number(all.rows)}` : 'Run all'}
          isFirst={!hasFew}
        />
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

/** All rows that are ready, and the first few of them, at the price of the model that was chosen. */
function useRuns(
  found: SourceCheck | null,
  { settings, sample }: ReturnType<typeof chosen>,
  usualModel: string,
): { readonly all: Run; readonly few: Run } {
  const models = useLive('models.list', {}).value?.models ?? []
  const rows = found ? found.rows - found.rejected : 0
  const some = Math.min(sample, rows)
  const cost = found && pricedFor(settings.models[0]!, usualModel, found, models)
  const each = cost?.costPerRowNanoUsd ?? null
  return {
    all: { rows, sample: null, costNanoUsd: cost?.costNanoUsd ?? null },
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
      {run.rows > 0 && <span className="cost">{isPractice ? 'free' : about(run.costNanoUsd)}</span>}
    </button>
  )
}

type SaidProps = Pick<Props, 'check' | 'missing' | 'isReadable'>

function Said({ check: { found, rowsRead, error }, missing, isReadable }: SaidProps) {
  if (missing !== null)
    return <span className="c-failed small">Choose the column that holds “{missing}”.</span>
  // What went wrong is said above the fields.
  if (!isReadable || error !== null)
    return <span className="t3 small">The file cannot be read like this.</span>
  if (!found) return <span className="t3 small">Reading the whole file… {counted(rowsRead, 'row')}</span>
  return (
    <span>
      <span className="b">{counted(found.rows - found.rejected, 'row')} ready</span>{' '}
      <span className="t3">
        · {number(found.rejected)} rejected · {number(found.rows)} in the file
      </span>
    </span>
  )
}
