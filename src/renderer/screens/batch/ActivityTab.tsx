import type { ReactNode } from 'react'
import type { BatchId } from '../../../shared/ids.ts'
import { useLive } from '../../live.ts'
import { exactTime, visibleText } from '../../parts/format.ts'

/** What happened to the batch and why, newest first. */
interface Props {
  readonly batchId: BatchId
  readonly tabs: ReactNode
}

export function ActivityTab({ batchId, tabs }: Props) {
  const { value, error } = useLive('batch.events', { batchId })
  return (
    <>
      <div className="tabbar">{tabs}</div>
      <div className="scroll border-t border-line" tabIndex={0} role="region" aria-label="What happened">
        <table className="tbl">
          <colgroup>
            <col style={{ width: '110px' }} />
            <col style={{ width: '130px' }} />
            <col />
          </colgroup>
          <tbody>
            {error && (
              <tr>
                <td colSpan={3}>{error}</td>
              </tr>
            )}
            {value?.events.map(({ at, kind, message }, index) => (
              <tr key={`${at} ${value.events.length - index}`}>
                <td className="id">{exactTime(at)}</td>
                <td className="t2">{kind.replace(':', ', ').replaceAll('_', ' ')}</td>
                <td className="whitespace-normal! py-1.5!">{visibleText(message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
