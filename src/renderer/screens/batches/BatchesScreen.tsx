import { Plus, Search } from 'lucide-react'
import { openRows } from '../../../shared/status.ts'
import type { BatchLine } from '../../../shared/views/batchViews.ts'
import { useLive } from '../../live.ts'
import { AllKeys } from '../../parts/AllKeys.tsx'
import { counted, money, number } from '../../parts/format.ts'
import { KeyNames } from '../../parts/KeyNames.tsx'
import { DeadEnd } from '../../parts/DeadEnd.tsx'
import { Outlines } from '../../parts/Outlines.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { useChooseFile } from '../../parts/useChooseFile.ts'
import { useCursor } from '../../parts/useCursor.ts'
import { useKeys } from '../../parts/useKeys.ts'
import { go, setQuery, useRoute } from '../../route.ts'
import { BatchesTable } from './BatchesTable.tsx'
import { InterruptedBanner } from './InterruptedBanner.tsx'
import { FirstStartScreen } from '../firstStart/FirstStartScreen.tsx'

/** All batches, newest first; before there is one, what to begin with. */
export function BatchesScreen() {
  const { value, error } = useLive('batches.list', {})
  if (error && !value) return <DeadEnd title="Batches" message={error} />
  if (!value) return <Outlines title="Batches" />
  return value.batches.length === 0 ? <FirstStartScreen /> : <Batches batches={value.batches} />
}

const kinds = {
  all: () => true,
  active: ({ seal, status }: BatchLine) => openRows(seal) > 0 && status !== 'cancelled',
  failures: ({ seal }: BatchLine) => seal.failed > 0,
}
type Kind = keyof typeof kinds

function Batches({ batches }: { readonly batches: readonly BatchLine[] }) {
  const { query } = useRoute()
  const file = useChooseFile()
  const kind = kindOf(query.get('show'))
  const text = (query.get('q') ?? '').toLowerCase()
  const shown = batches.filter((batch) => kinds[kind](batch) && batch.name.toLowerCase().includes(text))
  const { here } = useCursor(shown, ({ id }) => id)
  useKeys({
    Enter: () => here && go(`batches/${here.id}`),
    Escape: () => setQuery({ q: null, show: null }),
    '/': () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
  })
  return (
    <>
      <header className="top">
        <h1>Batches</h1>
        <span className="grow" />
        <button type="button" className="btn primary" disabled={file.isBusy} onClick={() => file.choose()}>
          <Plus className="i" aria-hidden /> {file.isBusy ? 'Reading the file…' : 'New batch'} <kbd>N</kbd>
        </button>
      </header>
      {file.error && (
        <div className="px-4 pt-3">
          <Trouble message={file.error} />
        </div>
      )}
      <InterruptedBanner batches={batches} />
      <Tools batches={batches} kind={kind} />
      <BatchesTable batches={shown} cursor={here} isOver={file.isOver} />
      <footer className="status">
        <span>{counted(batches.length, 'batch', 'batches')}</span>
        <span className="grow" />
        <span>
          <KeyNames text="↑ ↓" /> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>N</kbd> new
        </span>
        <AllKeys />
      </footer>
    </>
  )
}

function kindOf(text: string | null): Kind {
  return text === 'active' || text === 'failures' ? text : 'all'
}

function Tools({ batches, kind }: { readonly batches: readonly BatchLine[]; readonly kind: Kind }) {
  const { query } = useRoute()
  const rows = batches.reduce((sum, { seal }) => sum + seal.sourceRows, 0)
  const spent = batches
    .filter(({ isPractice }) => !isPractice)
    .reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0)
  const titles = { all: 'All', active: 'Active', failures: 'With failures' }
  return (
    <div className="tabbar" role="search">
      <label className="input">
        <Search className="i" aria-hidden />
        <input
          type="search"
          placeholder="Search batches"
          aria-label="Search batches"
          value={query.get('q') ?? ''}
          onChange={(event) => setQuery({ q: event.target.value || null })}
        />
        <kbd>/</kbd>
      </label>
      <Segments
        label="Which batches"
        value={kind}
        options={(Object.keys(kinds) as Kind[]).map((name) => ({
          value: name,
          text: titles[name],
          count: number(batches.filter(kinds[name]).length),
        }))}
        onChange={(next) => setQuery({ show: next === 'all' ? null : next })}
      />
      <span className="grow" />
      <span className="small t3">
        {counted(rows, 'row')} · {money(spent)} paid in all
      </span>
    </div>
  )
}
