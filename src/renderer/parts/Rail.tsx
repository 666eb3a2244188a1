import { FlaskConical, Layers } from 'lucide-react'
import { isOver } from '../../shared/batch.ts'
import type { BatchLine } from '../../shared/views/batchViews.ts'
import type { WorkspaceView } from '../../shared/views/deskViews.ts'
import { openLayer } from '../commands.ts'
import { useLive } from '../live.ts'
import { places } from '../places.ts'
import { linkTo, useRoute } from '../route.ts'
import { exceptionIn, StatusIcon, statusWords } from './BatchStatus.tsx'
import { counted, money, number, visibleText, wholePercent } from './format.ts'
import { modKey } from './modKey.ts'
import { andMoreForLost } from './moreForLost.ts'
import { begunOf, doneOf, SealBar, shareDone } from './Seal.tsx'
import { WorkspaceMenu } from './WorkspaceMenu.tsx'

const batchesShown = 4
const otherPlaces = places.filter(({ path }) => path !== 'batches' && path !== 'workspaces')

/** Where one can go, what is under way, what today has cost. */
export function Rail() {
  const { path } = useRoute()
  const batches = useLive('batches.list', {}).value?.batches ?? []
  const here = path[0] ?? 'batches'
  return (
    <aside className="rail">
      <WorkspaceMenu />
      <nav className="nav" aria-label="Main">
        <a href={linkTo('batches')} aria-current={here === 'batches' && !path[1] ? 'page' : undefined}>
          <Layers className="i" aria-hidden /> Batches
          {batches.length > 0 && <span className="n">{number(batches.length)}</span>}
        </a>
        <div className="sub">
          {batches.slice(0, batchesShown).map((batch) => (
            <BatchLink
              key={batch.id}
              batch={batch}
              isHere={here === 'batches' && path[1] === String(batch.id)}
            />
          ))}
        </div>
        {otherPlaces.map(({ path, title, icon: Icon }) => (
          <a key={path} href={linkTo(path)} aria-current={here === path ? 'page' : undefined}>
            <Icon className="i" aria-hidden /> {title}
          </a>
        ))}
      </nav>
      <Foot />
    </aside>
  )
}

/** Who answers, what today has cost, and the way to everything else. */
function Foot() {
  const workspace = useLive('workspace.read', {}).value
  return (
    <div className="foot">
      {workspace?.provider === 'practice' && (
        <div className="row">
          <FlaskConical className="i" aria-hidden />
          {workspace.hasKey ? 'Practice model' : 'Practice model, no key set'}
        </div>
      )}
      {workspace && <Today today={workspace.today} />}
      <button type="button" className="row t3 mt-1" onClick={() => openLayer('menu')}>
        <span className="grow text-left">Command menu</span>
        <span>
          <kbd>{modKey}</kbd> <kbd>K</kbd>
        </span>
      </button>
    </div>
  )
}

function BatchLink({ batch, isHere }: { readonly batch: BatchLine; readonly isHere: boolean }) {
  const exception = exceptionIn(batch)
  return (
    <a
      href={linkTo(`batches/${batch.id}`)}
      aria-current={isHere ? 'page' : undefined}
      title={visibleText(batch.name)}
    >
      <span className="cut">{visibleText(batch.name)}</span>
      <span className="n" title={standing(batch)}>
        <StatusIcon batch={batch} />
        <span className={exception ? `c-${exception}` : undefined}>{numberBeside(batch)}</span>
      </span>
      <SealBar batch={batch} />
    </a>
  )
}

/** How far it is; then the rows to look at, or those that are done. The icon before it tells them apart. */
function numberBeside(batch: BatchLine): string {
  const exception = exceptionIn(batch)
  if (exception) return number(batch.seal[exception])
  return isOver(batch) ? number(doneOf(batch.seal)) : wholePercent(shareDone(batch))
}

/** What the number beside a name means. */
function standing(batch: BatchLine): string {
  const [done, all] = [doneOf(batch.seal), begunOf(batch)]
  return `${statusWords(batch).join(', ')}: ${number(done)} of ${counted(all, 'row')} done`
}

/** What was paid, and against what cap; practice stands for itself, because nobody pays for it. */
function Today({ today }: { readonly today: WorkspaceView['today'] }) {
  const { spentNanoUsd, practiceNanoUsd, usedNanoUsd, capNanoUsd } = today
  return (
    <>
      <div className="row" title={`Paid since midnight UTC${andMoreForLost(today.unsettledNanoUsd)}`}>
        <span className="grow">Today</span>
        <b>{money(spentNanoUsd)}</b>
        {capNanoUsd !== null && <span className="t3">of {money(capNanoUsd)}</span>}
      </div>
      {capNanoUsd !== null && (
        <div
          className="h-[3px] bg-press rounded-r1"
          title={`${money(usedNanoUsd)} count against the cap of today, calls in flight and lost ones at their most`}
        >
          <i
            className="block h-full bg-text-2 rounded-r1"
            style={{ width: `${Math.min(100, (usedNanoUsd / capNanoUsd) * 100)}%` }}
          />
        </div>
      )}
      {practiceNanoUsd > 0 && (
        <div
          className="row t3"
          title={`What the practice model would have cost today at list prices${andMoreForLost(today.practiceUnsettledNanoUsd)}`}
        >
          <span className="grow">Practice, free</span>
          <span>{money(practiceNanoUsd)}</span>
        </div>
      )}
    </>
  )
}
