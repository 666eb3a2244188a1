import type { CallInput } from '../../../shared/contract.ts'
import type { Asking } from '../../../shared/views/importViews.ts'
import { answeredBefore } from '../../engine/answeredBefore.ts'
import { estimateTable } from '../../engine/cost/estimateTable.ts'
import { endpointOf } from '../../llm/connect.ts'
import { defaultSettings } from '../../operations/run/batchSettings.ts'
import type { Pipeline } from '../../pipelines/pipeline.ts'
import type { Desk, JobControl, JobResult, SourceFile } from '../desk/desk.ts'
import { providerFor } from '../runs/providerFor.ts'
import type { CheckedTable } from './checkTable.ts'
import { checkTable } from './checkTable.ts'
import { requireMapping } from './importSource.ts'
import { openTable, sayingItsName } from './openTable.ts'

type CheckDesk = Pick<Desk, 'app' | 'settings'>

interface SourceToCheck {
  readonly file: SourceFile
  readonly wanted: CallInput<'source.check'>
  readonly pipeline: Pipeline
}

/** Reads a whole file as an import would, and says what is wrong with it and what it would cost. */
export async function checkSource(
  { file, wanted, pipeline }: SourceToCheck,
  desk: CheckDesk,
  control: JobControl,
): Promise<JobResult> {
  const asking = wanted.asking ?? usualAsking(desk)
  const table = await openTable(file, wanted.options, control.signal)
  const mapping = await requireMapping(table, pipeline, wanted.mapping)
  const isAnswered = knownAnswers(asking, pipeline, desk)
  const { each, once, ...check } = await sayingItsName(file, () =>
    checkTable(table, { mapping, pipeline, isAnswered }, control),
  )
  return { kind: 'check', check: { ...check, ...costsOf({ each, once }, asking, desk) } }
}

function usualAsking(desk: CheckDesk): Asking {
  const { models, useCache, maxOutputTokens } = { ...defaultSettings, ...desk.settings.read().defaults }
  return { models: [...models], useCache, maxOutputTokens, isPractice: providerFor(desk) === 'practice' }
}

function knownAnswers(
  { models, useCache, maxOutputTokens, isPractice }: Asking,
  pipeline: Pipeline,
  { app: { store, prices, config } }: CheckDesk,
): ReturnType<typeof answeredBefore> {
  if (!useCache) return () => false
  const endpoint = endpointOf(isPractice ? 'practice' : 'anthropic', config.env)
  return answeredBefore({ models, maxOutputTokens, endpoint }, pipeline, { store, prices })
}

/** For the model that is asked first. */
function costsOf(
  { each, once }: Pick<CheckedTable, 'each' | 'once'>,
  { models }: Asking,
  { app: { prices, config } }: CheckDesk,
) {
  const estimate = (asked: CheckedTable['each']) =>
    estimateTable(asked, models[0]!, prices, config.clock.now())
  return {
    costNanoUsd: estimate(once).costNanoUsd,
    costOfEachNanoUsd: estimate(each).costNanoUsd,
    costPerRowNanoUsd: estimate(each).costPerRowNanoUsd,
  }
}
