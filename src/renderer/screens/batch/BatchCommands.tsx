import {
  ChartArea,
  CircleStop,
  Download,
  History,
  Pause,
  Play,
  RotateCw,
  Table2,
  Unplug,
  Wallet,
} from 'lucide-react'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import type { FailureGroup } from '../../../shared/views/itemViews.ts'
import type { RowPart } from '../../../shared/views/seal.ts'
import type { Command } from '../../commands.ts'
import { useLayers, useOffer } from '../../commands.ts'
import { useLive } from '../../live.ts'
import { counted, number, priceOf, visibleText } from '../../parts/format.ts'
import { modKey } from '../../parts/modKey.ts'
import { partsIn } from '../../parts/Seal.tsx'
import { setQuery, useRoute } from '../../route.ts'
import { answersOfSample } from './BatchHead.tsx'
import { CheckCommands } from './check/CheckCommands.tsx'
import type { Checking } from './check/useCheck.ts'
import { remedyIcons, remedyPrice, verbOf } from './failures/remedyLooks.ts'
import { partsOf } from './itemsQuery.ts'
import type { BatchActs } from './useBatchActs.ts'
import { hasCharts } from './useBatchActs.ts'
import type { Steering } from './useSteering.ts'
import { ValueCommands } from './ValueCommands.tsx'

interface Props {
  readonly batch: BatchView
  readonly steering: Steering
  readonly checking: Checking
  readonly acts: BatchActs
}

/** Tells the command menu what can be done with this batch, while the menu is there. */
export function BatchCommands(props: Props) {
  const isOpen = useLayers(({ layer }) => layer === 'menu')
  return isOpen ? <Offered {...props} /> : null
}

function Offered({ batch, steering, checking, acts }: Props) {
  const { query } = useRoute()
  const causes = useLive('failures.groups', batch.seal.failed > 0 ? { batchId: batch.id } : null)
  const { cancel } = steering
  const commands = [
    ...steeringCommands(batch, steering),
    batch.seal.failed > 0 ? retryCommand(batch, acts) : null,
    remedyCommand(batch, acts, causes.value?.groups[0]),
    answersOfSample(batch) > 0 ? answersCommand(batch, acts) : null,
    ...partCommands(batch, acts, query),
    command('export', Download, 'Export…', acts.export, { keys: `${modKey} E` }),
    isWithoutCharts(query) ? null : foldCommand(acts, query),
    query.get('tab') === 'activity' ? null : command('activity', History, 'Show what happened', showActivity),
    cancel && command('cancel', CircleStop, 'Cancel the batch…', cancel),
  ]
  useOffer(commands.filter((command) => command !== null))
  return (
    <>
      <CheckCommands checking={checking} acts={acts} />
      <ValueCommands batchId={batch.id} />
    </>
  )
}

function isWithoutCharts(query: URLSearchParams): boolean {
  return ['failures', 'check'].includes(query.get('tab') ?? '')
}

function command(
  id: string,
  icon: Command['icon'],
  text: string,
  run: () => void,
  right: Pick<Command, 'end' | 'keys'> = {},
): Command {
  return { id, group: 'This batch', icon, text, run, ...right }
}

function steeringCommands(
  batch: BatchView,
  { raising, next, pause, stayPaused, runRest }: Steering,
): (Command | null)[] {
  const price = (nanoUsd: number | null) => ({ end: priceOf(batch, nanoUsd) })
  const left = `Also run the ${counted(batch.rest.rows, 'row')} left out`
  return [
    raising.raise && command('raise', Wallet, 'Raise the budget', raising.raise),
    next &&
      command('next', Play, `${next.verb} ${counted(next.rows, 'row')}`, next.run, price(next.costNanoUsd)),
    pause && command('pause', Pause, 'Pause', () => pause(false), { keys: 'Space' }),
    pause && command('pause now', Unplug, 'Pause now, drop calls in flight', () => pause(true)),
    stayPaused && command('stay paused', Pause, 'Stay paused, also with a network', stayPaused),
    runRest && command('rest', Play, left, runRest, price(batch.rest.costNanoUsd)),
  ]
}

function retryCommand(batch: BatchView, { retryFailed }: BatchActs): Command {
  const { failed } = batch.seal
  const text = failed === 1 ? 'Retry the failed row' : `Retry all ${number(failed)} failed rows`
  return command('retry', RotateCw, text, retryFailed, { end: priceOf(batch, batch.retryFailedNanoUsd) })
}

function answersCommand(batch: BatchView, { answers }: BatchActs): Command {
  return command('answers', Table2, `See the ${counted(answersOfSample(batch), 'answer')}`, answers)
}

/** What helps best against the most frequent cause. */
function remedyCommand(batch: BatchView, acts: BatchActs, cause: FailureGroup | undefined): Command | null {
  const remedy = cause?.remedies[0]
  if (!remedy) return null
  const text = `${verbOf(remedy)}: “${visibleText(cause.message)}”`
  const price = remedyPrice(batch, remedy)
  return command('remedy', remedyIcons[remedy.kind], text, () => acts.remedy(cause, remedy), { end: price })
}

const partWords: Readonly<Record<RowPart, string>> = {
  model: 'rows answered by a model',
  cache: 'rows answered from the cache',
  human: 'rows answered by a human',
  default: 'rows with the default response',
  failed: 'failed rows',
  skipped: 'skipped rows',
  rejected: 'rejected rows',
  cancelled: 'cancelled rows',
  waiting: 'rows waiting for a retry',
  running: 'rows running now',
  pending: 'rows still to be run',
  unstarted: 'rows not started yet',
}

function partCommands(batch: BatchView, acts: BatchActs, query: URLSearchParams): Command[] {
  const shown = partsOf(query)
  return partsIn(batch).map(([part, rows]) => {
    const verb = shown.includes(part) ? 'No longer filter by' : 'Show'
    return command(`part ${part}`, Table2, `${verb} ${partWords[part]}`, () => acts.part(part), {
      end: counted(rows, 'row'),
    })
  })
}

function showActivity(): void {
  setQuery({ tab: 'activity', item: null })
}

function foldCommand({ foldCharts }: BatchActs, query: URLSearchParams): Command {
  const verb = hasCharts(query) ? 'Fold' : 'Show'
  return command('charts', ChartArea, `${verb} the charts`, foldCharts, { keys: 'C' })
}
