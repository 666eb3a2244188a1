import { FlaskConical } from 'lucide-react'
import { call } from '../../api.ts'
import { inLocale } from '../../parts/format.ts'
import { useAction } from '../../parts/useAction.ts'
import { useKeys } from '../../parts/useKeys.ts'
import { go } from '../../route.ts'
import { importAndStart } from '../import/importAndStart.ts'

/** The tickets that come with the product, answered by the practice model. */
export function SampleCard() {
  const action = useAction()
  const run = (): void =>
    void action.run(async () => {
      const { source } = await call('source.sample', {})
      const batchId = await importAndStart({
        ...{ source, options: {}, mapping: {}, name: 'Sample tickets', settings: {} },
        ...{ sample: null, isPractice: true },
      })
      if (batchId !== null) go(`batches/${batchId}`)
    })
  useKeys({ t: run })
  return (
    <section className="card start">
      <FlaskConical className="i s16 t2" aria-hidden />
      <div>
        <h3 className="b">Try it with 200 sample tickets</h3>
        <p className="small t3">
          A practice model on this computer answers. No key, no cost, first results in a few seconds.
        </p>
        <button type="button" className="btn" disabled={action.isBusy} onClick={run}>
          {action.isBusy ? 'Starting…' : 'Run the sample'} <kbd>T</kbd>
        </button>
        {action.error && (
          <p className="small c-failed" role="alert">
            {inLocale(action.error)}
          </p>
        )}
      </div>
    </section>
  )
}
