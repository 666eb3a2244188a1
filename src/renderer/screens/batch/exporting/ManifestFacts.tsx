import type { BatchView } from '../../../../shared/views/batchViews.ts'
import { useLive } from '../../../live.ts'
import { dash, modelName, money, number, visibleText } from '../../../parts/format.ts'

interface Props {
  readonly batch: BatchView
  /** undefined: not known yet. */
  readonly fileName: string | undefined
}

/** What the manifest of the file will say: where the rows come from, who answered, what it cost. */
export function ManifestFacts({ batch, fileName }: Props) {
  const { source, pipeline, pipelineVersion, answeredBy, costNanoUsd } = batch
  const isDesktop = useLive('workspace.read', {}).value?.host === 'desktop'
  const models = Object.entries(answeredBy)
    .map(([model, rows]) => `${modelName(model)} ${number(rows)}`)
    .join(' · ')
  return (
    <section className="frame" aria-label="Manifest">
      <header className="row small h-7 px-2.5 bg-sunken border-b border-line">
        <span className="b">Manifest</span>
        {fileName !== undefined && (
          <span className="t3 cut">
            {visibleText(fileName)}.manifest.json,{' '}
            {isDesktop ? 'written beside the file' : 'a download of its own'}
          </span>
        )}
      </header>
      <dl className="kvs">
        <Fact name="Source" value={visibleText(source.fileName)} />
        <Fact name="Pipeline" value={`${pipeline} v${pipelineVersion}`} />
        <Fact name="Source hash" value={`sha256 ${source.sha256.slice(0, 4)}…${source.sha256.slice(-4)}`} />
        <Fact name="Models" value={models || dash} />
        <Fact name="Result hash" value="after writing" />
        <Fact
          name="Cost"
          value={`${money(costNanoUsd)}${batch.isPractice ? ' at list prices, practice' : ''}`}
        />
      </dl>
    </section>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="cut" title={value}>
        {value}
      </dd>
    </>
  )
}
