import { Play } from 'lucide-react'
import type { CallInput } from '../../../shared/contract.ts'
import { CostDialog } from '../../parts/CostDialog.tsx'
import { about, counted, number } from '../../parts/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { linkTo } from '../../route.ts'
import type { Run } from './importCosts.ts'
import { runsOf } from './importCosts.ts'
import { Importing } from './Importing.tsx'
import type { Chosen } from './runForm.ts'
import type { Check } from './useSourceCheck.ts'
import { useImport } from './useImport.ts'

interface Props {
  readonly request: CallInput<'source.read'>
  readonly check: Check
  readonly run: Chosen
  /** A start that costs more than this is asked about. */
  readonly askAboveNanoUsd: number
  readonly fileName: string
  /** The field that still lacks a column. */
  readonly missing: string | null
  /** The file can be read as was asked. */
  readonly isReadable: boolean
}

/** How many rows are ready, and what running them costs: a few first, or all. */
export function ImportFooter(props: Props) {
  const { check, run } = props
  const { settings, isPractice, duplicates, sample } = run
  const { all, few } = runsOf(check.found, { duplicates, useCache: settings.useCache, sample })
  const { importing, asked, isBusy, error, press, start, forget } = useImport(props)
  const hasFew = all.rows > sample
  const isOff = all.rows === 0 || !check.isCurrent || isBusy
  const button = { isOff, isPractice, isPriced: check.isCurrent, onPress: press }
  return (
    <>
      {error && <Trouble message={error} />}
      <footer className="actions">
        <Said {...props} />
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
        {importing && <Importing {...importing} rows={check.found?.rows ?? 0} />}
        {asked && (
          <CostDialog
            rows={asked.rows}
            costNanoUsd={asked.costNanoUsd}
            models={settings.models}
            capNanoUsd={settings.maxCostNanoUsd}
            onRun={() => start(asked)}
            onClose={forget}
          />
        )}
      </footer>
    </>
  )
}

interface ButtonProps {
  readonly run: Run
  readonly verb: string
  /** The one that is meant to be pressed. */
  readonly isFirst: boolean
  readonly isOff: boolean
  readonly isPractice: boolean
  /** The price holds for what is chosen now. */
  readonly isPriced: boolean
  readonly onPress: (run: Run) => void
}

function RunButton({ run, verb, isFirst, isOff, isPractice, isPriced, onPress }: ButtonProps) {
  const price = isPractice ? 'free' : isPriced ? about(run.costNanoUsd) : '…'
  return (
    <button
      type="button"
      className={isFirst ? 'btn primary' : 'btn'}
      disabled={isOff}
      onClick={() => onPress(run)}
    >
      <Play className="i" aria-hidden /> {verb} {run.rows > 0 && <span className="cost">{price}</span>}
    </button>
  )
}

type SaidProps = Pick<Props, 'check' | 'run' | 'missing' | 'isReadable'>

function Said({ check: { found, rowsRead, error }, run, missing, isReadable }: SaidProps) {
  if (missing !== null)
    return <span className="c-failed small">Choose the column that holds “{missing}”.</span>
  // What went wrong is said above the fields.
  if (!isReadable || error !== null)
    return <span className="t3 small">The file cannot be read like this.</span>
  if (!found) return <span className="t3 small">Reading the whole file… {counted(rowsRead, 'row')}</span>
  const skipped = run.duplicates === 'skip' ? found.duplicates : 0
  const parts = [
    `${number(found.rejected)} rejected`,
    skipped > 0 && `${number(skipped)} skipped`,
    `${number(found.rows)} in the file`,
    found.answered > 0 && `${number(found.answered)} answered before, at no cost`,
  ]
  return (
    <span>
      <span className="b">{counted(found.rows - found.rejected - skipped, 'row')} ready</span>
      <span className="t3">
        {found.withoutText > 0 && `, ${number(found.withoutText)} of them without text`}{' '}
        {parts
          .filter(Boolean)
          .map((part) => `· ${part}`)
          .join(' ')}
      </span>
    </span>
  )
}
