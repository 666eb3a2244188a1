import { FlaskConical, Layers, Settings } from 'lucide-react'
import type { BatchLine } from '../../shared/views/batchViews.ts'
import { openLayer } from '../commands.ts'
import { useLive } from '../live.ts'
import { linkTo, useRoute } from '../route.ts'
import { money, number, visibleText } from './format.ts'
import { modKey } from './modKey.ts'
import { doneOf, openOf, SealBar } from './Seal.tsx'
import { WorkspaceMenu } from './WorkspaceMenu.tsx'

const batchesShown = 4

/** Where one can go, what is under way, what today has cost. */
export function Rail() {
  const { path } = useRoute()
  const workspace = useLive('workspace.read', {}).value
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
        <a href={linkTo('settings')} aria-current={here === 'settings' ? 'page' : undefined}>
          <Settings className="i" aria-hidden /> Settings
        </a>
      </nav>
      <div className="foot">
        {workspace?.provider === 'practice' && (
          <div className="row">
            <FlaskConical className="i" aria-hidden />
            {workspace.hasKey ? 'Practice model' : 'Practice model, no key set'}
          </div>
        )}
        {workspace && <Today {...workspace.today} isPractice={workspace.provider === 'practice'} />}
        <button type="button" className="row t3 mt-1" onClick={() => openLayer('menu')}>
          <span className="grow text-left">Command menu</span>
          <span>
            <kbd>{modKey}</kbd> <kbd>K</kbd>
          </span>
        </button>
      </div>
    </aside>
  )
}

function BatchLink({ batch, isHere }: { readonly batch: BatchLine; readonly isHere: boolean }) {
  const { seal } = batch
  const share = seal.sourceRows === 0 ? 1 : 1 - openOf(seal) / seal.sourceRows
  return (
    <a
      href={linkTo(`batches/${batch.id}`)}
      aria-current={isHere ? 'page' : undefined}
      title={visibleText(batch.name)}
    >
      <span className="cut">{visibleText(batch.name)}</span>
      <span className="n">
        {batch.status === 'complete' || batch.status === 'cancelled'
          ? number(doneOf(seal))
          : `${Math.floor(share * 100)}%`}
      </span>
      <SealBar seal={seal} />
    </a>
  )
}

interface TodayProps {
  readonly usedNanoUsd: number
  readonly capNanoUsd: number | null
  readonly isPractice: boolean
}

function Today({ usedNanoUsd, capNanoUsd, isPractice }: TodayProps) {
  return (
    <>
      <div className="row">
        <span className="grow" title="What counts against the cap of today, practice at list prices">
          {isPractice ? 'Today, at list prices' : 'Today'}
        </span>
        <b>{money(usedNanoUsd)}</b>
        {capNanoUsd !== null && <span className="t3">of {money(capNanoUsd)}</span>}
      </div>
      {capNanoUsd !== null && (
        <div className="h-[3px] bg-press rounded-r1">
          <i
            className="block h-full bg-text-2 rounded-r1"
            style={{ width: `${Math.min(100, (usedNanoUsd / capNanoUsd) * 100)}%` }}
          />
        </div>
      )}
    </>
  )
}
