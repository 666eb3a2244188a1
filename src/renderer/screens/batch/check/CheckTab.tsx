import { ScanSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Finding } from '../../../../shared/views/smellViews.ts'
import { counted, exactTime, number, timeLeft, wholePercent } from '../../../parts/format.ts'
import { Reading } from '../../../parts/Outlines.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useTimeLeft } from '../../../parts/useTimeLeft.ts'
import { Findings } from './Findings.tsx'
import { LookedAt } from './LookedAt.tsx'
import { oddThings, oddWords } from './severityLooks.ts'
import type { Checking, Smells } from './useCheck.ts'

interface Props {
  readonly checking: Checking
  readonly tabs: ReactNode
  readonly onRows: (finding: Finding) => void
}

/** What looks odd in the results, and what was looked at. */
export function CheckTab({ checking, tabs, onRows }: Props) {
  const { smells, error, isChecking } = checking
  return (
    <>
      <div className="tabbar top1">
        {tabs}
        <span className="grow" />
        <State checking={checking} />
      </div>
      {error && (
        <div className="p-4">
          <Trouble message={error} />
        </div>
      )}
      {!smells && !error && <Reading />}
      {smells && !smells.report && !isChecking && <NotChecked start={checking.start} />}
      <div className="scroll grow" tabIndex={0} role="region" aria-label="Check">
        {smells?.report && <Report report={smells.report} onRows={onRows} />}
      </div>
    </>
  )
}

/** How far it is while it is under way; else when it was, and whether that still holds. */
function State({ checking: { smells, isChecking, job, start, cancel } }: Pick<Props, 'checking'>) {
  if (isChecking) return <UnderWay done={job?.done ?? 0} total={job?.total ?? null} cancel={cancel} />
  if (!smells?.report) return null
  return (
    <>
      <span className="small t3 nowrap">
        {smells.isCurrent ? '' : 'The batch has changed since. '}
        Checked {exactTime(smells.report.at)} · {counted(smells.report.answered, 'answer')}
      </span>
      <button type="button" className="btn" onClick={start}>
        <ScanSearch className="i" aria-hidden /> Check again
      </button>
    </>
  )
}

interface UnderWayProps {
  /** Rows looked at so far. */
  readonly done: number
  readonly total: number | null
  readonly cancel: () => void
}

/** Of a million rows each hundredth takes seconds: how long it will take says more. */
function UnderWay({ done, total, cancel }: UnderWayProps) {
  const leftMs = useTimeLeft(done, total)
  return (
    <>
      <span className="small t2 nowrap">
        <span role="status">Looking through the results, {wholePercent(total ? done / total : 0)}</span>
        {leftMs !== null && ` · about ${timeLeft(leftMs)} left`}
      </span>
      <progress className="progress checking" aria-label="Check" max={total ?? 1} value={done} />
      <button type="button" className="btn" onClick={cancel}>
        Cancel
      </button>
    </>
  )
}

function NotChecked({ start }: Pick<Checking, 'start'>) {
  return (
    <div className="empty grid justify-items-center gap-3">
      <p>
        The results have not been checked yet. A check finds what looks odd in them: a class that takes all,
        refusals, texts cut short, rows that cost too much. Nothing is sent anywhere, nothing is paid.
      </p>
      <button type="button" className="btn primary" onClick={start}>
        <ScanSearch className="i" aria-hidden /> Check the results
      </button>
    </div>
  )
}

type Report = NonNullable<Smells['report']>

function Report({ report, onRows }: { report: Report; onRows: Props['onRows'] }) {
  const odd = oddThings(report)
  return (
    <>
      {odd === 0 && (
        <p className="fine">
          <b>{oddWords(0)}</b>
          <span className="t2">
            {report.answered === 0
              ? 'There is no answer of a model to look at yet.'
              : ` in ${number(report.answered)} ${report.answered === 1 ? 'answer' : 'answers'}. A check finds what stands out, not what is wrong: read some rows all the same.`}
          </span>
        </p>
      )}
      <Findings findings={report.findings} onRows={onRows} />
      <LookedAt report={report} />
    </>
  )
}
