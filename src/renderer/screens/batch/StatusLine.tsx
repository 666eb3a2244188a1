import type { BatchView } from '../../../shared/views/batchViews.ts'
import { AllKeys } from '../../parts/AllKeys.tsx'
import { exactTime } from '../../parts/format.ts'
import { KeyNames } from '../../parts/KeyNames.tsx'
import { useAppState } from '../../state.ts'

const keys: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  items: [
    ['↑ ↓', 'move'],
    ['Enter', 'open'],
    ['X', 'select'],
    ['R', 'retry'],
    ['/', 'search'],
  ],
  failures: [
    ['↑ ↓', 'move'],
    ['Enter', 'show rows'],
    ['R', 'retry this cause'],
  ],
  check: [
    ['↑ ↓', 'move'],
    ['Enter', 'show rows'],
  ],
  activity: [],
}

/** Whether what is shown is alive, and the keys of the tab. */
export function StatusLine({ batch, tab }: { readonly batch: BatchView; readonly tab: string }) {
  const trouble = useAppState((state) => state.trouble)
  return (
    <footer className="status">
      <span>{trouble ? 'Not connected: what is shown may be old' : saidOf(batch)}</span>
      <span className="grow" />
      {(keys[tab] ?? []).map(([key, does]) => (
        <span key={key}>
          <KeyNames text={key} /> {does}
        </span>
      ))}
      <AllKeys />
    </footer>
  )
}

function saidOf({ status, finishedAt }: BatchView): string {
  if (status === 'running') return 'Live'
  return finishedAt === null ? 'Not running' : `Finished ${exactTime(finishedAt)}`
}
