import type { BatchId } from '../../../shared/ids.ts'
import { useLive } from '../../live.ts'
import { exactTime } from '../../parts/format.ts'

/** What happened to the batch and why, newest first. */
export function ActivityTab({ batchId }: { readonly batchId: BatchId }) {
  const { value, error } = useLive('batch.events', { batchId })
  if (error) return <p className="pad">{error}</p>
  return (
    <div className="scroll border-t border-line">
      <table className="tbl">
        <colgroup>
          <col style={{ width: '110px' }} />
          <col style={{ width: '130px' }} />
          <col />
        </colgroup>
        <tbody>
          {value?.events.map(({ at, kind, message }, index) => (
            <tr key={`${at} ${value.events.length - index}`}>
              <td className="id">{exactTime(at)}</td>
              <td className="t2">{kind.replace(':', ', ').replaceAll('_', ' ')}</td>
              <td className="whitespace-normal! py-1.5!">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
