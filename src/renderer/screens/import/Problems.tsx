import type { ReadOptions, SourceView } from '../../../shared/views/fileViews.ts'
import { call } from '../../api.ts'
import { counted, inLocale, number } from '../../parts/format.ts'
import { RejectsTable } from '../../parts/RejectsTable.tsx'
import { startDownload } from '../../parts/startDownload.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { useAction } from '../../parts/useAction.ts'
import type { Check } from './useSourceCheck.ts'

interface Props {
  readonly view: SourceView
  readonly check: Check
  readonly options: ReadOptions
}

/** Rows that cannot become items, and those that will surprise although they can. */
export function Problems({ view, check: { found, rowsRead, error }, options }: Props) {
  const action = useAction()
  const save = (): void =>
    void action.run(async () => {
      const { downloads } = await call('source.saveRejects', { source: view.source, options })
      if (downloads[0]) startDownload(downloads[0])
    })
  if (error) return <Trouble message={error} />
  if (!found)
    return <p className="small t3">{rowsRead > 0 ? `Checking: ${number(rowsRead)} rows read` : ''}</p>
  const { rejected, rejects, withoutText, oddities } = found
  const counts = [
    ...(rejected > 0 ? [`${counted(rejected, 'row')} rejected`] : []),
    ...(withoutText > 0 ? [`${counted(withoutText, 'row')} without text`] : []),
  ]
  return (
    <section className="sec">
      <header>
        <h2>Problems</h2>
        <span>{counts.join(', ') || 'none'}</span>
        <span className="grow" />
        {rejected > 0 && (
          <button type="button" className="link small flex-none" onClick={save}>
            Save rejects
          </button>
        )}
      </header>
      {action.error && <Trouble message={action.error} />}
      {oddities.map((sentence) => (
        <p key={sentence} className="small t2 wrap-anywhere">
          {inLocale(sentence)}
        </p>
      ))}
      {rejected > 0 && <RejectsTable rejects={rejects} total={rejected} isNarrow />}
    </section>
  )
}
